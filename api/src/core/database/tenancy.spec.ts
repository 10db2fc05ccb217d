import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { entities } from '../../entities.js';
import { cloneDatabase, type TestDatabase } from '../../testing/test-database.js';
import { APP_ROLE, dataSource } from './index.js';

/** The tables that stand above schools, each with its reason. Every other table belongs to a school and must keep its rows to it. */
const ABOVE_SCHOOLS: Record<string, string> = {
  account: 'a person signs in before a school is known, and may work at several',
  session: 'its token is all that a request brings: it leads to the school',
  password_reset: 'leads from a link to its person before a school is known',
  membership: 'tells to which schools an account may go, before one is set',
  invitation: 'its token is all that somebody who was invited brings',
  sign_in_failure: 'counts wrong attempts, most of them at no account of any school',
  job_run: 'a job is claimed for a school before that school is set',
  mail_server: 'one mail server serves all schools: says since when it is away',
  pending: 'tells in which schools work waits, ids alone, before one is set; otherwise each school would have to be asked',
  migrations: 'tells which changes of the tables were made; the server never reads it',
};

/** What works with the powers of its owner, each with its reason; it serves the school of the transaction alone, and goes by what tables say. */
const WITH_OWNERS_POWERS: Record<string, string> = {
  forget_history: 'history is written once: what is older than the school keeps is taken away by the owner, never by the server',
  forget_person: 'history is written once: the name of somebody who is forgotten is taken out by the owner, never by the server',
};

/** Every table of a school, with what about it breaks tenancy; null where nothing does. */
const BREACHES = `
SELECT c.relname AS name, concat_ws('; ',
  CASE WHEN NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'school_id' AND a.attnotnull AND a.atttypid = 'uuid'::regtype)
    THEN 'has no school_id that is never null' END,
  CASE WHEN NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p') THEN 'has no primary key' END,
  (SELECT string_agg(format('%s does not carry school_id', k.conname), '; ' ORDER BY k.conname) FROM pg_constraint k
   WHERE k.conrelid = c.oid AND k.contype IN ('p', 'u', 'x') AND NOT coalesce(own.attnum = ANY(k.conkey), false)),
  (SELECT string_agg(format('unique index %s does not carry school_id', i.indexrelid::regclass), '; ') FROM pg_index i
   WHERE i.indrelid = c.oid AND i.indisunique AND NOT coalesce(own.attnum = ANY(i.indkey), false)),
  (SELECT string_agg(format('%s does not point with school_id', k.conname), '; ' ORDER BY k.conname) FROM pg_constraint k
   JOIN pg_attribute theirs ON theirs.attrelid = k.confrelid AND theirs.attname = 'school_id'
   WHERE k.conrelid = c.oid AND k.contype = 'f' AND NOT EXISTS (
     SELECT 1 FROM generate_subscripts(k.conkey, 1) place WHERE k.conkey[place] = own.attnum AND k.confkey[place] = theirs.attnum)),
  CASE WHEN NOT c.relrowsecurity THEN 'row-level security is off' END,
  CASE WHEN NOT c.relforcerowsecurity THEN 'row-level security is not forced on the owner' END,
  CASE WHEN NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid) THEN 'has no policy' END,
  (SELECT string_agg(format('policy %s lets other rows through', p.polname), '; ') FROM pg_policy p
   WHERE p.polrelid = c.oid AND NOT (p.polcmd = '*' AND p.polroles = '{0}'
     AND pg_get_expr(p.polqual, p.polrelid) ~ $2 AND pg_get_expr(p.polwithcheck, p.polrelid) ~ $2))
) AS breach
FROM pg_class c
LEFT JOIN pg_attribute own ON own.attrelid = c.oid AND own.attname = 'school_id'
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relname = ANY($1)
ORDER BY c.relname`;
const OWN_SCHOOL_ALONE = '^\\(school_id = current_school\\(\\)\\)$';

let database: TestDatabase;
let owner: DataSource;
let server: DataSource;

beforeAll(async () => {
  database = await cloneDatabase(`tenancy_${randomBytes(8).toString('hex')}`);
  owner = await dataSource(database.url, 'owner', entities, 1).initialize();
  server = await dataSource(database.url, 'app', entities, 1).initialize();
});
afterAll(async () => {
  await Promise.all([owner.destroy(), server.destroy()]);
  await database.drop();
});

async function breaches(): Promise<Record<string, string>> {
  const rows = await owner.query<{ name: string; breach: string }[]>(BREACHES, [Object.keys(ABOVE_SCHOOLS), OWN_SCHOOL_ALONE]);
  return Object.fromEntries(rows.filter(({ breach }) => breach !== '').map(({ name, breach }) => [name, breach]));
}

describe('the catalogue', () => {
  it('holds no table of a school that breaks tenancy', async () => {
    expect(await breaches()).toEqual({});
  });
  it('holds every table that is said to stand above schools, and many more that do not', async () => {
    const rows = await owner.query<{ relname: string }[]>(
      "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')",
    );
    const names = rows.map(({ relname }) => relname);
    expect(names).toEqual(expect.arrayContaining(Object.keys(ABOVE_SCHOOLS)));
    expect(names.length).toBeGreaterThan(Object.keys(ABOVE_SCHOOLS).length + 20);
  });
  it('holds no key between a table of a school and one that stands above schools: they need not live on one machine', async () => {
    const keys = await owner.query<{ name: string }[]>(
      `SELECT conname AS name FROM pg_constraint
       WHERE contype = 'f' AND (conrelid::regclass::text = ANY($1)) <> (confrelid::regclass::text = ANY($1))`,
      [Object.keys(ABOVE_SCHOOLS)],
    );
    expect(keys).toEqual([]);
  });
  it.each([
    ['no school', 'CREATE TABLE wrong (id uuid PRIMARY KEY)', /has no school_id.*wrong_pkey does not carry school_id.*security is off/],
    ['a school that may be null', `CREATE TABLE wrong (school_id uuid, id uuid, PRIMARY KEY (id))`, /has no school_id that is never null/],
    ['no policy', 'CREATE TABLE wrong (school_id uuid PRIMARY KEY)', /is off; .*not forced.*has no policy/],
    [
      'a key across schools',
      "CREATE TABLE wrong (school_id uuid PRIMARY KEY, name text UNIQUE); SELECT keep_to_school('wrong')",
      /wrong_name_key does not carry school_id/,
    ],
    [
      'a unique index across schools',
      "CREATE TABLE wrong (school_id uuid PRIMARY KEY, name text); CREATE UNIQUE INDEX wrong_name ON wrong (lower(name)); SELECT keep_to_school('wrong')",
      /unique index wrong_name does not carry school_id/,
    ],
    [
      'a foreign key that can leave the school',
      `ALTER TABLE room ADD UNIQUE (id);
       CREATE TABLE wrong (school_id uuid PRIMARY KEY, room_id uuid REFERENCES room (id)); SELECT keep_to_school('wrong')`,
      /wrong_room_id_fkey does not point with school_id/,
    ],
    [
      'an exclusion across schools',
      "CREATE TABLE wrong (school_id uuid PRIMARY KEY, during tstzrange, EXCLUDE USING gist (during WITH &&)); SELECT keep_to_school('wrong')",
      /wrong_during_excl does not carry school_id/,
    ],
    [
      'security that its owner escapes',
      "CREATE TABLE wrong (school_id uuid PRIMARY KEY); SELECT keep_to_school('wrong'); ALTER TABLE wrong NO FORCE ROW LEVEL SECURITY",
      /not forced on the owner/,
    ],
    [
      'a policy for everybody',
      "CREATE TABLE wrong (school_id uuid PRIMARY KEY); SELECT keep_to_school('wrong'); CREATE POLICY all_rows ON wrong USING (true)",
      /policy all_rows lets other rows through/,
    ],
  ])('would be refused a table with %s', async (_what, statement, breach) => {
    await owner.query('BEGIN');
    try {
      await owner.query(statement);
      expect((await breaches())['wrong']).toMatch(breach);
    } finally {
      await owner.query('ROLLBACK');
    }
  });
});

describe("the server's role", () => {
  it('has no power over tables, owns none and is nobody else', async () => {
    const [role] = await owner.query<object[]>(
      `SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolcanlogin,
         (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned, (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS memberships
       FROM pg_roles r WHERE rolname = $1`,
      [APP_ROLE],
    );
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreatedb: false,
      rolcreaterole: false,
      rolcanlogin: false,
      owned: 0,
      memberships: 0,
    });
  });
  it('finds no function or view that works with the powers of its owner but those that are named', async () => {
    const found = await owner.query<{ name: string; isFixed: boolean; isForAll: boolean }[]>(
      `SELECT p.proname AS name, p.proconfig = ARRAY['search_path=pg_catalog, public'] AS "isFixed", has_function_privilege('public', p.oid, 'EXECUTE') AS "isForAll"
       FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
       UNION ALL SELECT relname, false, true FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm') ORDER BY name`,
    );
    const named = Object.keys(WITH_OWNERS_POWERS).map((name) => ({ name, isFixed: true, isForAll: false }));
    expect(found).toEqual(named);
  });
  it('is what the server works as', async () => {
    expect(await server.query('SELECT current_user')).toEqual([{ current_user: APP_ROLE }]);
  });
});

describe('the rows of a school', () => {
  const [a, b] = [randomUUID(), randomUUID()];
  const room = { [a]: randomUUID(), [b]: randomUUID() };
  const apparatus = { [a]: randomUUID(), [b]: randomUUID() };
  let tables: string[];

  async function as<T>(school: string | null, work: () => Promise<T>): Promise<T> {
    await server.query('BEGIN');
    try {
      if (school) await server.query("SELECT set_config('app.school_id', $1, true)", [school]);
      return await work();
    } finally {
      await server.query('ROLLBACK');
    }
  }

  beforeAll(async () => {
    for (const school of [a, b]) {
      await server.query('BEGIN');
      await server.query("SELECT set_config('app.school_id', $1, true)", [school]);
      await server.query("INSERT INTO school (school_id, name, time_zone, created_at) VALUES ($1, 'S', 'UTC', '2026-09-01')", [school]);
      await server.query("INSERT INTO room (school_id, id, code) VALUES ($1, $2, 'Lab')", [school, room[school]]);
      await server.query("INSERT INTO apparatus (school_id, id, name, owned) VALUES ($1, $2, 'Beaker', 5)", [school, apparatus[school]]);
      await server.query('COMMIT');
    }
    const rows = await owner.query<{ relname: string }[]>(
      "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relrowsecurity ORDER BY 1",
    );
    tables = rows.map(({ relname }) => relname);
  });

  it('are invisible, all of them, while no school is set', async () => {
    await as(null, async () => {
      for (const table of tables) expect([table, await server.query(`SELECT 1 FROM ${table} LIMIT 1`)]).toEqual([table, []]);
    });
  });
  it('are invisible to another school, and so cannot be changed or deleted there', async () => {
    await as(a, async () => {
      expect(await server.query('SELECT id FROM room')).toEqual([{ id: room[a] }]);
      const [, changed] = await server.query<[unknown, number]>("UPDATE room SET code = 'mine' WHERE school_id = $1 OR id = $2", [
        b,
        room[b],
      ]);
      const [, deleted] = await server.query<[unknown, number]>('DELETE FROM room WHERE id = $1', [room[b]]);
      expect([changed, deleted]).toEqual([0, 0]);
    });
  });
  it('cannot be made for another school, nor while none is set', async () => {
    for (const school of [a, null])
      await as(school, async () => {
        const insert = server.query("INSERT INTO room (school_id, id, code) VALUES ($1, $2, 'New')", [b, randomUUID()]);
        await expect(insert).rejects.toThrow(/row-level security/);
      });
  });
  it('lose nothing to another school, nor while none is set, by what works with the powers of its owner', async () => {
    const person = randomUUID();
    const plant = async () => {
      await server.query('UPDATE school SET keep_years = 1 WHERE school_id = $1', [b]);
      await server.query(
        "INSERT INTO person (school_id, id, name, code, roles, active, forgotten_at) VALUES ($1, $2, 'gone', 'G', '{teacher}', false, now())",
        [b, person],
      );
      await server.query(
        `INSERT INTO event (school_id, id, at, name, subject, subject_id, payload) VALUES ($1, uuidv7(), '2001-01-01', 'person.joined', 'person', $2, '{"after": {"name": "Ann"}}')`,
        [b, person],
      );
    };
    const forget = async () => {
      const rows = await server.query<object[]>('SELECT forget_person($1, $2), forget_history($1, now(), 9) AS gone', [b, person]);
      return rows[0];
    };
    await as(b, async () => {
      await plant();
      for (const school of [a, '']) {
        await server.query("SELECT set_config('app.school_id', $1, true)", [school]);
        expect(await forget()).toMatchObject({ gone: 0 });
      }
      await server.query("SELECT set_config('app.school_id', $1, true)", [b]);
      expect(await server.query("SELECT payload -> 'after' ->> 'name' AS name FROM event")).toEqual([{ name: 'Ann' }]);
      expect(await forget()).toMatchObject({ gone: 1 });
      expect(await server.query('SELECT 1 FROM event')).toEqual([]);
    });
  });
  it('cannot be moved to another school', async () => {
    await as(a, async () => {
      await expect(server.query('UPDATE room SET school_id = $1', [b])).rejects.toThrow(/row-level security/);
    });
  });
  it('cannot point to a row of another school', async () => {
    const practical = randomUUID();
    await as(a, async () => {
      await server.query("INSERT INTO practical (school_id, id, title, subject) VALUES ($1, $2, 'P', 'Physics')", [a, practical]);
      const line = (thing: unknown) =>
        server.query(
          "INSERT INTO practical_line (school_id, id, practical_id, position, kind, name, apparatus_id) VALUES ($1, $2, $3, 0, 'apparatus', 'x', $4)",
          [a, randomUUID(), practical, thing],
        );
      await line(apparatus[a]);
      await expect(line(apparatus[b])).rejects.toThrow(/practical_line_school_id_apparatus_id_fkey/);
    });
  });
  it('stay out of reach of a school that turns row security off for itself', async () => {
    await as(a, async () => {
      await server.query('SET LOCAL row_security = off');
      await expect(server.query('SELECT * FROM room')).rejects.toThrow(/row-level security/);
    });
    await as(a, async () => {
      await expect(server.query('ALTER TABLE room DISABLE ROW LEVEL SECURITY')).rejects.toThrow(/must be owner/);
    });
  });
});
