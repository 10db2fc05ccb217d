import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config/index.js';
import { type Entities, dataSource } from './data-source.js';
import { DATA_SOURCE, Database } from './database.js';
import { Notices } from './notices.js';
import { assertFits, opened } from './open.js';

@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(DATA_SOURCE) private readonly source: DataSource) {}

  static with(entities: Entities): DynamicModule {
    const connection = {
      provide: DATA_SOURCE,
      useFactory: async (config: Config) => {
        const source = await opened(dataSource(config.databaseUrl, 'app', entities, config.poolSize));
        await assertFits(source).catch(async (error: unknown) => {
          await source.destroy();
          throw error;
        });
        return source;
      },
      inject: [CONFIG],
    };
    return { module: DatabaseModule, providers: [connection, Database, Notices], exports: [Database, Notices] };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.source.destroy();
  }
}
