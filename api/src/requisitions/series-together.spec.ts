import type { Connection, Pool } from 'pg';
import type { Apparatus, Practical, Requisition, SeriesAnswer } from '@app/shared';
import { DemandSums } from '../prep/index.js';
import { type Client, startTestApp, type TestApp, TestSchool } from '../testing/index.js';

const DATES = ['2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06'];
const DAYS = ['Tue', 'Wed', 'Thu', 'Fri'];
const SINCE_MS = Temporal.Instant.from('2026-09-01T00:00:00Z').epochMilliseconds;

/** A school with one class that has a double period on some days, and things that are many and few. */
interface Asking {
  school: TestSchool;
  teacher: Client;
  lessons: string[];
  practicals: Record<string, string>;
}

/** What is asked for at several lessons at once comes to what it would come to one after the other. */
describe('a series', () => {
  let kit: TestApp;
  beforeAll(async () => {
    kit = await startTestApp('2026-10-20T09:00:00Z', { DATABASE_POOL: '1' });
  });
  afterAll(() => kit.stop());

  async function opened(): Promise<Asking> {
    const school = await TestSchool.make(kit);
    const [teacher, technician] = [school.client('teacher'), school.client('technician')];
    const apparatus = async (name: string, owned: number, turnaroundMinutes = 0) =>
      (await technician.post<Apparatus>('/apparatus', { name, owned, turnaroundMinutes })).body.id;
    const practical = async (title: string, apparatusId: string, perSet: number) => {
      const described = { title, subject: 'Physics', groupSize: 3, prepare: { fixed: 10, perSet }, clear: { fixed: 5, perSet: 1 } };
      return (await technician.post<Practical>('/practicals', { ...described, lines: [{ apparatusId, perSet: 1 }] })).body.id;
    };
    const practicals = {
      plenty: await practical('Plenty', await apparatus('Beaker', 500), 1),
      // what one class has is not ready for the next of that day
      scarce: await practical('Scarce', await apparatus('Balance', 15, 600), 1),
      // each fits by itself, and not all of them together
      long: await practical('Long', await apparatus('Burette', 500), 40),
    };
    const lessons: string[] = [];
    for (const [index, cycleDay] of DAYS.entries())
      for (const period of ['P1', 'P4']) lessons.push(`${await school.entry({ cycleDay, period, group: `G${period}` })}_${DATES[index]}`);
    return { school, teacher, lessons, practicals };
  }
  const astray = ({ school }: Asking) => kit.app.get(DemandSums, { strict: false }).check(school.id, SINCE_MS);
  const series = ({ teacher, practicals }: Asking, practical: string, lessonIds: readonly string[], more: object = {}) =>
    teacher.post<SeriesAnswer>('/requisitions/series', {
      requisition: { practicalId: practicals[practical], status: 'submitted', ...more },
      lessonIds,
    });
  const seen = ({ lesson, status, late, title, sets, tasks, overloads, minutesOver, lines, history }: Requisition) => ({
    at: `${lesson.date} ${lesson.period}`,
    ...{ status, late, title, sets, minutesOver },
    tasks: tasks.map(({ kind, minutes, date }) => ({ kind, minutes, date })),
    lines: lines.map(({ name, needed, short }) => ({ name, needed, short })),
    over: overloads && { from: overloads.from, to: overloads.to, minutes: overloads.workMinutes, tasks: overloads.tasks.length },
    history: history.map(({ to }) => to),
  });

  /** How often PostgreSQL says that it is ready while something is done on the one connection. */
  async function packetsOf(work: () => Promise<unknown>): Promise<number> {
    const { master } = kit.db.source.driver as unknown as { master: Pool };
    const client = await master.connect();
    client.release();
    const connection: Connection = client.connection;
    let packets = 0;
    const count = () => packets++;
    connection.on('readyForQuery', count);
    await work();
    connection.off('readyForQuery', count);
    return packets;
  }

  it('is two packets, however many lessons it is for, once the class is known', async () => {
    const asking = await opened();
    await series(asking, 'plenty', asking.lessons, { title: 'First' });
    const packets = await packetsOf(async () => {
      const { body } = await series(asking, 'plenty', asking.lessons);
      expect([body.created.length, body.refused]).toEqual([8, []]);
    });
    expect(packets).toBe(2);
    expect(await astray(asking)).toEqual([]);
  });

  it.each([
    ['of which all fit', 'plenty', {}],
    ['of which some are short, where one class has what the next wants', 'scarce', {}],
    ['that goes short', 'scarce', { goShort: true }],
    ['that is more work than there is time', 'long', {}],
  ])('%s comes to what its lessons come to one after the other', async (_what, practical, more) => {
    const [together, alone] = [await opened(), await opened()];
    // the class is known, and what it asks for
    for (const asking of [together, alone])
      expect((await series(asking, practical, asking.lessons.slice(0, 2), { pupils: 3 })).status).toBe(200);
    const { body } = await series(together, practical, together.lessons, more);
    const created: Requisition[] = [];
    const refused: number[] = [];
    for (const [index, lessonId] of alone.lessons.entries()) {
      const wanted = { lessonId, practicalId: alone.practicals[practical], status: 'submitted', ...more };
      const answer = await alone.teacher.post<Requisition>('/requisitions', wanted);
      if (answer.status === 201) created.push(answer.body);
      else refused.push(index);
    }
    expect(body.created.map(seen)).toEqual(created.map(seen));
    expect(new Set(created.map(({ overloads }) => overloads !== null)).size).toBe(practical === 'long' ? 2 : 1);
    expect(body.refused.map(({ lessonId }) => together.lessons.indexOf(lessonId))).toEqual(refused);
    for (const asking of [together, alone]) expect(await astray(asking)).toEqual([]);
    const held = (asking: Asking) =>
      kit.db.read(
        asking.school.id,
        'SELECT starts_at, ends_at, quantity FROM hold WHERE school_id = $1 ORDER BY starts_at, ends_at, quantity',
        [asking.school.id],
      );
    expect(await held(together)).toEqual(await held(alone));
  });

  it('is taken back as a whole', async () => {
    const asking = await opened();
    await series(asking, 'plenty', asking.lessons);
    const { body, headers } = await series(asking, 'plenty', asking.lessons);
    expect(body.created).toHaveLength(8);
    const undone = await asking.teacher.post('/undo', { token: headers['undo-token'] });
    expect(undone.status).toBeLessThan(300);
    const [row] = await kit.db.read<{ count: number }>(
      asking.school.id,
      "SELECT count(*)::int AS count FROM requisition WHERE school_id = $1 AND status = 'accepted'",
      [asking.school.id],
    );
    expect(row?.count).toBe(8);
  });
});
