import type { Pool, PoolClient } from 'pg';
import { type Client, startTestApp, type TestApp, TestSchool } from '../../testing/index.js';

/** Statements that leave together: what is answered when, and what a failing one takes with it. */
describe('statements of one packet', () => {
  let kit: TestApp;
  let school: TestSchool;
  let technician: Client;
  beforeAll(async () => {
    kit = await startTestApp(undefined, { DATABASE_POOL: '1' });
    school = await TestSchool.make(kit);
    technician = school.client('technician');
  });
  afterAll(() => kit.stop());

  /** Counts how often PostgreSQL says that it is ready while something is done on the one connection. */
  async function syncsOf(work: () => Promise<unknown>): Promise<number> {
    const { master } = kit.db.source.driver as unknown as { master: Pool };
    const client: PoolClient = await master.connect();
    client.release();
    let syncs = 0;
    const count = () => syncs++;
    client.connection.on('readyForQuery', count);
    await work();
    client.connection.off('readyForQuery', count);
    return syncs;
  }
  const divide = (by: number) => kit.db.query<{ sum: number }>('SELECT 1 / $1::int AS sum', [by]);
  const insert = (name: string) =>
    kit.db.change('INSERT INTO apparatus (school_id, id, name, owned) VALUES ($1, gen_random_uuid(), $2, 1)', [school.id, name]);
  const count = async (name: string) => (await technician.get<{ items: unknown[] }>(`/apparatus?q=${name}`)).body.items.length;
  const inSchool = <T>(work: () => Promise<T>) => kit.db.transaction(school.id, work);

  it('are answered at once: what begins a transaction with its first statements, and its last with the commit', async () => {
    const work = () =>
      inSchool(async () => {
        await Promise.all([divide(1), divide(1), divide(1)]);
        kit.db.sendWithCommit(Promise.all([divide(1), divide(1)]));
      });
    expect(await syncsOf(work)).toBe(2);
    expect(await syncsOf(() => kit.db.read(school.id, 'SELECT 1 AS one'))).toBe(1);
  });

  it('answer what they answer alone: rows, nulls, lists, bytes, how many were changed', async () => {
    const text = 'SELECT $1::text[] AS list, $2::bytea AS bytes, $3::text AS nothing, $4::boolean AS yes, $5::numeric AS number';
    const values = [['a"b', null, '{c\\}'], Buffer.from('öl'), undefined, true, 1.5];
    const row = { list: ['a"b', null, '{c\\}'], bytes: Buffer.from('öl'), nothing: null, yes: true, number: 1.5 };
    await inSchool(async () => {
      for (const name of ['Ring', 'Rung'])
        expect(await Promise.all([kit.db.query(text, values), insert(name), kit.db.query('SELECT 1 WHERE false')])).toEqual([[row], 1, []]);
      expect(await kit.db.change("DELETE FROM apparatus WHERE name LIKE 'R_ng' AND school_id = $1", [school.id])).toBe(2);
      expect(await kit.db.change('CREATE TEMP TABLE none (id int) ON COMMIT DROP')).toBe(0);
    });
  });

  it('before one that fails are answered; it and those behind it fail with what it said, and nothing is left', async () => {
    let settled: PromiseSettledResult<unknown>[] = [];
    const work = inSchool(async () => {
      settled = await Promise.allSettled([insert('Before'), divide(0), insert('Behind'), kit.db.query('SELECT 2 AS never_parsed')]);
    });
    await work;
    const failed = { status: 'rejected', reason: expect.objectContaining({ code: '22012' }) };
    expect(settled).toEqual([{ status: 'fulfilled', value: 1 }, failed, failed, failed]);
    expect([await count('Before'), await count('Behind')]).toEqual([0, 0]);
  });

  it('that were passed over are parsed when they come again', async () => {
    const [first, again] = ['SELECT 3 AS passed_over', 'SELECT 1 / $1::int AS sum'];
    await inSchool(() => Promise.all([divide(0), kit.db.query(first)])).catch(() => undefined);
    await inSchool(async () => {
      expect(await kit.db.query(first)).toEqual([{ passed_over: 3 }]);
      expect(await kit.db.query(again, [1])).toEqual([{ sum: 1 }]);
    });
  });

  it('that fail at their first values are described when they come again', async () => {
    const text = 'SELECT $1::int AS described';
    await expect(inSchool(() => kit.db.query(text, ['no number']))).rejects.toMatchObject({ code: '22P02' });
    expect(await inSchool(() => kit.db.query(text, [4]))).toEqual([{ described: 4 }]);
  });

  it('that nobody waited for when the work failed are taken back', async () => {
    const work = inSchool(async () => {
      insert('Unawaited').catch(() => undefined);
      throw new Error('Changed my mind');
    });
    await expect(work).rejects.toThrow('Changed my mind');
    expect(await count('Unawaited')).toBe(0);
  });

  it('fail with a trace of who sent the one that failed', async () => {
    const sendsNought = async () => void (await divide(0));
    const failed = (await inSchool(() => Promise.all([insert('Beside'), sendsNought(), insert('Behind')])).catch(
      (error: Error) => error,
    )) as Error;
    expect(failed.stack).toContain('sendsNought');
  });
});
