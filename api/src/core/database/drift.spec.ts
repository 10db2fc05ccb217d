import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { entities } from '../../entities.js';
import { type Catalogue, catalogueOf } from '../../testing/catalogue.js';
import { blankDatabase, cloneDatabase, type TestDatabase } from '../../testing/test-database.js';
import { dataSource } from './index.js';

/**
 * Entities and migrations say the same thing twice; here they are held against each other, in two ways.
 *
 * TypeORM's own diff must find nothing to do. It compares constraints by their names alone, so the entities are also built into an
 * empty database, and what PostgreSQL then says of both databases must be the same: columns, defaults, keys, checks, exclusions,
 * indexes. Two things cannot be compared so:
 * - Indexes on expressions, which an entity can name (`synchronize: false` keeps the diff from dropping them) but not express: they
 *   are written out below.
 * - Row-level security, triggers and functions, of which TypeORM knows nothing: `tenancy.spec.ts` and the specs of what they do
 *   cover them.
 */
const EXPRESSION_INDEXES = [
  'CREATE INDEX practical_point ON public.practical USING btree (school_id, lower(btrim(COALESCE(serves, required)))) WHERE (COALESCE(serves, required) IS NOT NULL)',
  'CREATE INDEX practical_title ON public.practical USING btree (school_id, lower(title))',
  'CREATE UNIQUE INDEX account_email ON public.account USING btree (lower(email))',
  'CREATE UNIQUE INDEX apparatus_name ON public.apparatus USING btree (school_id, lower(name))',
  'CREATE UNIQUE INDEX department_name ON public.department USING btree (school_id, lower(name))',
  'CREATE UNIQUE INDEX person_code ON public.person USING btree (school_id, lower(code))',
  'CREATE UNIQUE INDEX person_email ON public.person USING btree (school_id, lower(email))',
  'CREATE UNIQUE INDEX room_code ON public.room USING btree (school_id, lower(code))',
  'CREATE UNIQUE INDEX scheme_name ON public.scheme USING btree (school_id, lower(name))',
  'CREATE UNIQUE INDEX scheme_step_code ON public.scheme_step USING btree (school_id, scheme_id, lower(code))',
  'CREATE UNIQUE INDEX substance_name ON public.substance USING btree (school_id, lower(name))',
  'CREATE UNIQUE INDEX teaching_group_code ON public.teaching_group USING btree (school_id, lower(code)) WHERE (NOT of_occasion)',
];

const databases: TestDatabase[] = [];
const sources: DataSource[] = [];

async function open(make: (name: string) => Promise<TestDatabase>): Promise<DataSource> {
  const database = await make(`drift_${randomBytes(8).toString('hex')}`);
  databases.push(database);
  const source = await dataSource(database.url, 'owner', entities).initialize();
  sources.push(source);
  return source;
}

afterAll(async () => {
  await Promise.all(sources.map((source) => source.destroy()));
  for (const database of databases) await database.drop();
});

describe('the entities', () => {
  let migrated: DataSource;
  let [tables, built]: Catalogue[] = [];

  beforeAll(async () => {
    migrated = await open(cloneDatabase);
    tables = await catalogueOf(migrated);
    const blank = await open(blankDatabase);
    await blank.query('CREATE EXTENSION btree_gist');
    await blank.synchronize();
    built = await catalogueOf(blank);
  });

  it('leave nothing to change in a migrated database', async () => {
    const { upQueries } = await migrated.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });
  it('make the columns of the migrations, with their defaults', () => {
    const sameZero = built?.columns.map((line) => line.replace(/'0'::(real|numeric)/, '0'));
    expect(sameZero).toEqual(tables?.columns);
  });
  it('make the keys, checks and exclusions of the migrations', () => {
    expect(built?.constraints).toEqual(tables?.constraints);
  });
  it('make the indexes of the migrations, and name those on expressions', () => {
    expect([...(built?.indexes ?? []), ...EXPRESSION_INDEXES].sort()).toEqual(tables?.indexes);
    const named = migrated.entityMetadatas.flatMap(({ indices }) => indices.filter(({ synchronize }) => !synchronize));
    expect(named.map(({ name }) => name).sort()).toEqual(EXPRESSION_INDEXES.map((line) => / INDEX (\w+)/.exec(line)?.[1]).sort());
  });
});

describe('the migrations', () => {
  it('go down to nothing and up again to the same tables', async () => {
    const source = await open(cloneDatabase);
    const before = await catalogueOf(source);
    for (let left = source.migrations.length; left > 0; left--) await source.undoLastMigration();
    expect(Object.values(await catalogueOf(source)).flat()).toEqual([]);
    await source.runMigrations();
    expect(await catalogueOf(source)).toEqual(before);
  });
});
