import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { readConfig } from './core/config/index.js';
import { Database } from './core/database/index.js';
import { loadOakfield } from './demo/load-oakfield.js';

/** Loads the demo school into the database of DATABASE_URL, unless it is there. */
const config = readConfig({ ...process.env, JOBS: '0', LOG_LEVEL: 'warn' });
const app = await NestFactory.createApplicationContext(AppModule.with(config), { logger: ['error'], abortOnError: false });
try {
  await app.get(Database).patiently(() => loadOakfield(app));
} finally {
  await app.close();
}
