import { DataSource, type EntitySchema } from 'typeorm';
import { migrations } from '../../../../migrations/index.js';
import { KEEP_ALIVE, sessionOptions } from './bounds.js';
import { LastingClient } from './lasting-client.js';
import { PostgresNames } from './postgres-names.js';

/** The classes that describe tables. */
export type Entities = ((new () => object) | EntitySchema)[];

export const APP_ROLE = 'requisite_app';

/**
 * The connection to PostgreSQL. As `owner` it is the login of the URL, for migrations; as `app` it takes the role without
 * BYPASSRLS, so that row-level security binds everything that the server does.
 */
export function dataSource(url: string, as: 'owner' | 'app', entities: Entities, poolSize = 10): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities,
    migrations,
    migrationsTransactionMode: 'each',
    namingStrategy: new PostgresNames(),
    synchronize: false,
    installExtensions: false,
    poolSize,
    connectTimeoutMS: 5000,
    extra: {
      Client: LastingClient,
      ...KEEP_ALIVE,
      options: `-c TimeZone=UTC -c application_name=requisite ${sessionOptions(as)}${as === 'app' ? ` -c role=${APP_ROLE}` : ''}`,
      pipeline: as === 'app',
      idleTimeoutMillis: 60_000,
    },
  });
}
