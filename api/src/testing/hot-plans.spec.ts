import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { HotRequests } from './hot-requests.js';
import type { TestApp } from './test-app.js';
import { type Done, faultsOf, readPlan, tellPlans } from './told-plans.js';

const STORED = 20_000;
/** PostgreSQL plans a statement for its values five times, and then may keep one plan for all. */
const TIMES = 7;
/** Of a connection's statements, how often each was planned for its values, and how often done as it was planned once. */
const PLANNED =
  'SELECT left(statement, 90) AS statement, custom_plans::int AS times, generic_plans::int AS once FROM pg_prepared_statements';
interface Planned {
  statement: string;
  times: number;
  once: number;
}

/** What people look at all day, and what they send, on tables that nobody has analysed yet and on years of use. */
describe('the statements of what is asked all day', () => {
  let hot: HotRequests;
  const done: Done[] = [];
  const connections = new Set<pg.PoolClient>();

  beforeAll(async () => {
    hot = await HotRequests.start((kit) => tellPlans(kit.url));
    hear(hot.server, done, connections);
  });
  afterAll(() => hot.stop());

  /** What is wrong with how the statements of some work were done, each once. */
  const wrongIn = async (work: () => Promise<unknown>, times = TIMES): Promise<string[]> => {
    done.length = 0;
    for (let time = 0; time < times; time++) await work();
    expect(done.length).toBeGreaterThanOrEqual(times);
    return [
      ...new Set(done.flatMap((one) => faultsOf(one).map((fault) => `${fault} in ${one.text.replaceAll(/\s+/g, ' ').slice(0, 90)}`))),
    ];
  };
  const reads = async () => expect(await hot.reads()).toEqual([200, 200, 200, 200]);
  const writes = async () => expect(await hot.writes()).toEqual([200, 201]);
  const refusals = async () =>
    expect(await hot.refusals()).toMatchObject({ statuses: [200, 200, 201, 409], isOverloaded: true, isShort: true });
  const wrongInAll = async () => [await wrongIn(reads), await wrongIn(writes), await wrongIn(refusals)];
  const NOTHING = [[], [], []];

  it('read no more than they answer in a school of which nothing is known', async () => {
    expect(await wrongInAll()).toEqual(NOTHING);
  });

  it('read no more than they answer in a school that nobody has analysed', async () => {
    await hot.submit(60);
    expect(await wrongInAll()).toEqual(NOTHING);
  });

  it('read no more than they answer in a school with years behind it, before they are analysed and after', async () => {
    await hot.addHistory(STORED);
    expect(await wrongInAll()).toEqual(NOTHING);
    await hot.owner.query('ANALYZE');
    expect(await wrongInAll()).toEqual(NOTHING);
  });

  it('are planned once by a connection, whatever is known of the school', async () => {
    const planned = await Promise.all([...connections].map((one) => one.query<Planned>(PLANNED)));
    const all = planned.flatMap(({ rows }) => rows);
    expect(all.filter(({ times }) => times > 0)).toEqual([]);
    expect(all.reduce((sum, { once }) => sum + once, 0)).toBeGreaterThan(TIMES * 10);
  });

  it.each([
    ['one that is found by no index', 'SELECT id FROM requisition WHERE school_id = $1 AND title = $2', ['Practical 1']],
    [
      'one that hashes a school',
      'SELECT q.id, e.subject FROM requisition q JOIN timetable_entry e ON e.school_id = $1 AND e.id = q.entry_id WHERE q.school_id = $1 AND q.date < $2',
      ['2026-01-01'],
    ],
    ['one that reads all tables through', 'SELECT id FROM requisition_line WHERE school_id = $1 AND name = $2', ['Apparatus 1']],
  ])('would be told of %s', async (_what, text, values) => {
    const one = () => hot.server.db.read(hot.school.school, text, [hot.school.school, ...values]);
    expect(await wrongIn(one)).not.toEqual([]);
  });
});

/** Keeps how the statements of a server are done, as its connections tell. */
function hear(server: TestApp, done: Done[], heard: Set<pg.PoolClient>): void {
  const { master } = server.db.source.driver as unknown as { master: pg.Pool };
  master.on('acquire', (client) => {
    if (heard.has(client)) return;
    heard.add(client);
    client.on('notice', ({ message }) => {
      const plan = readPlan(message);
      if (plan) done.push(plan);
    });
  });
}
