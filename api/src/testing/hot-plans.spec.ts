import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startBeside, startTestApp, type TestApp } from './test-app.js';
import { type Done, faultsOf, readPlan, tellPlans } from './told-plans.js';

interface Somebody {
  token: string;
  xsrf: string;
}
interface Measured {
  school: string;
  technician: Somebody;
  teachers: Somebody[];
  practicals: { id: string }[];
  lessons: { entry: { id: string; teacher: Somebody }; date: string }[];
}
interface Making {
  NOW: string;
  FORTNIGHT: { from: string; to: string };
  makeSchool(client: pg.Client): Promise<Measured>;
  addHistory(client: { query: (text: string, values?: unknown[]) => unknown }, school: Measured, count: number): Promise<void>;
}

const STORED = 20_000;
const LATER = '2026-09-24T10:00:00Z';
/** PostgreSQL plans a statement for its values five times, and then may keep one plan for all. */
const TIMES = 7;
/** Of a connection's statements, how often each was planned for its values, and how often done as it was planned once. */
const PLANNED = 'SELECT left(statement, 90) AS statement, custom_plans::int AS times, generic_plans::int AS once FROM pg_prepared_statements';
interface Planned {
  statement: string;
  times: number;
  once: number;
}

/** What people look at all day, and what they send, on tables that nobody has analysed yet and on years of use. */
describe('the statements of what is asked all day', () => {
  let kit: TestApp;
  let server: TestApp;
  let owner: pg.Client;
  let making: Making;
  let school: Measured;
  let later = 500;
  const done: Done[] = [];
  const connections = new Set<pg.PoolClient>();

  beforeAll(async () => {
    making = (await import(String('../../bench/school.mjs'))) as Making;
    kit = await startTestApp(making.NOW);
    await tellPlans(kit.url);
    server = await startBeside(kit);
    hear(server, done, connections);
    owner = new pg.Client(kit.url);
    await owner.connect();
    await owner.query(`DO $$ DECLARE t regclass; BEGIN
      FOR t IN SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' LOOP
        EXECUTE format('ALTER TABLE %s SET (autovacuum_enabled = false)', t); END LOOP; END $$`);
    school = await making.makeSchool(owner);
    school.lessons.sort((one, other) => one.date.localeCompare(other.date));
  });
  afterAll(async () => {
    await owner.end();
    await server.stop();
    await kit.stop();
  });

  const as = ({ token, xsrf }: Somebody) => server.client().withSession(token, xsrf);
  const wish = (at: number) => {
    const { entry, date } = school.lessons[at]!;
    const practicalId = school.practicals[at % school.practicals.length]?.id;
    return { teacher: as(entry.teacher), body: { lessonId: `${entry.id}_${date}`, practicalId, status: 'submitted' } };
  };
  const turnTo = async (instant: string) => {
    server.clock.set(instant);
    await owner.query('UPDATE session SET seen_at = $1, expires_at = ends_at', [instant]);
  };
  const { reads, writes } = {
    reads: async () => {
      const { from, to } = making.FORTNIGHT;
      const teacher = as(school.teachers[0]!);
      const technician = as(school.technician);
      const answers = [await teacher.get(`/lessons?from=${from}&to=${to}`), await technician.get(`/prep-list?date=${from}`)];
      await turnTo(LATER); // what was left open is on today's list
      answers.push(await technician.get(`/prep-list?date=${LATER.slice(0, 10)}`), await technician.get('/me'));
      await turnTo(making.NOW);
      return answers;
    },
    writes: async () => {
      const { teacher, body } = wish((later += 83)); // another day each, so that the technicians can do it all
      return [await teacher.post('/requisitions/preview', body), await teacher.post('/requisitions', body)];
    },
  };
  /** What is wrong with how the statements of these requests were done, each once. */
  const wrongIn = async (work: () => Promise<{ status: number }[]>): Promise<string[]> => {
    done.length = 0;
    for (let times = 0; times < TIMES; times++) for (const { status } of await work()) expect([200, 201]).toContain(status);
    expect(done.length).toBeGreaterThanOrEqual(TIMES);
    return [
      ...new Set(done.flatMap((one) => faultsOf(one).map((fault) => `${fault} in ${one.text.replaceAll(/\s+/g, ' ').slice(0, 90)}`))),
    ];
  };

  it('read no more than they answer in a school of which nothing is known', async () => {
    expect(await wrongIn(reads)).toEqual([]);
    expect(await wrongIn(writes)).toEqual([]);
  });

  it('read no more than they answer in a school that nobody has analysed', async () => {
    for (let asked = 0; asked < 60; asked++) {
      const { teacher, body } = wish(asked);
      expect((await teacher.post('/requisitions', body)).status).toBe(201);
    }
    expect(await wrongIn(reads)).toEqual([]);
    expect(await wrongIn(writes)).toEqual([]);
  });

  it('read no more than they answer in a school with years behind it, before they are analysed and after', async () => {
    const withoutAnalyse = {
      query: (text: string, values?: unknown[]) => (text.includes('ANALYZE') ? undefined : owner.query(text, values)),
    };
    await making.addHistory(withoutAnalyse, school, STORED);
    expect(await wrongIn(reads)).toEqual([]);
    expect(await wrongIn(writes)).toEqual([]);
    await owner.query('ANALYZE');
    expect(await wrongIn(reads)).toEqual([]);
    expect(await wrongIn(writes)).toEqual([]);
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
    const one = () => server.db.read(school.school, text, [school.school, ...values]).then(() => [{ status: 200 }]);
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
