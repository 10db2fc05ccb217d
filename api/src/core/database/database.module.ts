import { type DynamicModule, Global, Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config/index.js';
import { type Entities, dataSource } from './data-source.js';
import { DATA_SOURCE, Database } from './database.js';
import { Notices } from './notices.js';
import { assertFits, opened } from './open.js';
import { moreThanNeeded } from './server-login.js';

@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(
    @Inject(DATA_SOURCE) private readonly source: DataSource,
    private readonly db: Database,
  ) {}

  static with(entities: Entities): DynamicModule {
    const connection = {
      provide: DATA_SOURCE,
      useFactory: async (config: Config) => {
        const source = await opened(dataSource(config.databaseUrl, 'app', entities, config.poolSize));
        try {
          await assertFits(source);
          const told = await moreThanNeeded(source);
          if (told !== null) new Logger('Database').warn(told);
        } catch (error) {
          await source.destroy();
          throw error;
        }
        return source;
      },
      inject: [CONFIG],
    };
    return { module: DatabaseModule, providers: [connection, Database, Notices], exports: [Database, Notices] };
  }

  /** Says how often work was done a second time, which whoever runs the server cannot see otherwise, and ends the connections. */
  async onApplicationShutdown(): Promise<void> {
    const { retries, looks, deaths } = this.db.counts;
    new Logger('Database').log({ retries, looks, deaths }, 'done again');
    await this.source.destroy();
  }
}
