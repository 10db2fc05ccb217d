import { AppModule } from './app.module.js';
import { readConfig } from './core/config/index.js';
import { createApp } from './core/http/create-app.js';
import { whyNotStarted } from './why-not-started.js';

const AS_ROOT = 'The server runs as root and needs nothing that only root may: start it as another user where others come to this machine.';

try {
  const config = readConfig(process.env);
  const app = await createApp(AppModule.with(config), config);
  if (process.getuid?.() === 0) process.stderr.write(`${AS_ROOT}\n`);
  await app.listen(config.port, config.host);
} catch (error) {
  process.stderr.write(`${whyNotStarted(error, process.env)}\n`);
  process.exit(1);
}
