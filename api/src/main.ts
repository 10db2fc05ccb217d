import { AppModule } from './app.module.js';
import { readConfig } from './core/config/index.js';
import { createApp } from './core/http/create-app.js';
import { whyNotStarted } from './why-not-started.js';

try {
  const config = readConfig(process.env);
  const app = await createApp(AppModule.with(config), config);
  await app.listen(config.port, config.host);
} catch (error) {
  process.stderr.write(`${whyNotStarted(error, process.env)}\n`);
  process.exit(1);
}
