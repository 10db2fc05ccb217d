import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import { freeDuring } from '@app/shared';
import { cloneDatabase, type TestDatabase } from './test-database.js';

const CALL = 'SELECT take_holds($1, $2, $3, $4, $5, $6, $7, $8, $9)';
const at = (minutes: number) => Temporal.Instant.from('2026-11-02T08:00:00Z').add({ minutes }).toString();

/** Whether the call holds what is wanted; nothing of it stays. */
async function holds(client: pg.Client, values: unknown[]): Promise<boolean> {
  await client.query('SAVEPOINT before');
  try {
    await client.query(CALL, values);
    return true;
  } catch (error) {
    expect((error as { code?: string }).code).toBe('RQ001');
    return false;
  } finally {
    await client.query('ROLLBACK TO SAVEPOINT before');
  }
}

describe('the call that holds kit which was looked at without a lock', () => {
  const [school, requisition, kit] = [randomUUID(), randomUUID(), randomUUID()];
  let database: TestDatabase;
  let client: pg.Client;
  const asked = (quantity: number, [fromMinute, toMinute]: readonly [number, number], turnaround = 0, labelled = false) => [
    school,
    requisition,
    [randomUUID()],
    [kit],
    [quantity],
    [turnaround],
    [labelled],
    at(fromMinute),
    [at(toMinute)],
  ];

  beforeAll(async () => {
    database = await cloneDatabase(`take_holds_${randomBytes(8).toString('hex')}`);
    client = new pg.Client(database.url);
    await client.connect();
  });
  beforeEach(async () => {
    await client.query("BEGIN; SET LOCAL session_replication_role = 'replica'");
    await client.query("SELECT set_config('app.school_id', $1, true)", [school]);
  });
  afterEach(() => client.query('ROLLBACK'));
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const own = (owned: number, out = 0) =>
    client.query(`INSERT INTO apparatus (school_id, id, name, owned, out_of_service) VALUES ($1, $2, 'Balance', $3, $4)`, [
      school,
      kit,
      owned,
      out,
    ]);

  it('holds exactly what the rule finds free, whatever others hold', async () => {
    await own(0);
    const hour = fc.integer({ min: 0, max: 12 }).map((n) => n * 30);
    const stretch = fc.tuple(hour, fc.integer({ min: 1, max: 4 })).map(([from, half]) => [from, from + half * 30] as const);
    const held = fc.record({ stretch, quantity: fc.integer({ min: 1, max: 4 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(held, { maxLength: 8 }),
        stretch,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 0, max: 3 }),
        async (others, wanted, quantity, owned, out) => {
          await client.query('SAVEPOINT round');
          await client.query('UPDATE apparatus SET owned = $2, out_of_service = $3 WHERE id = $1', [kit, owned + out, out]);
          for (const other of others)
            await client.query(
              'INSERT INTO hold (school_id, id, requisition_id, apparatus_id, quantity, starts_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
              [school, randomUUID(), randomUUID(), kit, other.quantity, at(other.stretch[0]), at(other.stretch[1])],
            );
          const known = others.map((other) => ({ quantity: other.quantity, fromMs: other.stretch[0], toMs: other.stretch[1] }));
          const isFree = freeDuring(owned, known, wanted[0], wanted[1]) >= quantity;
          expect(await holds(client, asked(quantity, wanted))).toBe(isFree);
          await client.query('ROLLBACK TO SAVEPOINT round');
        },
      ),
      { numRuns: 150 },
    );
  });

  it('holds nothing of kit that is gone, or is made ready or labelled otherwise than it was looked at', async () => {
    expect(await holds(client, asked(1, [0, 60]))).toBe(false);
    await own(5);
    expect(await holds(client, asked(1, [0, 60]))).toBe(true);
    expect(await holds(client, asked(1, [0, 60], 15))).toBe(false);
    expect(await holds(client, asked(1, [0, 60], 0, true))).toBe(false);
  });
});
