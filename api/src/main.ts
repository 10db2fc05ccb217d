import { AppModule } from './app.module.js';
import { readConfig, SettingError } from './core/config/index.js';
import { createApp } from './core/http/create-app.js';

try {
  const config = readConfig(process.env);
  const app = await createApp(AppModule.with(config), config);
  await app.listen(config.port, config.host);
} catch (error) {
  const { code, message } = error as { code?: string; message: string };
  const sentence =
    error instanceof SettingError
      ? message
      : code === 'EADDRINUSE'
        ? `Port ${process.env['PORT'] ?? 3000} is in use by another program; set PORT to a free one.`
        : `The server could not start: ${message}`;
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
