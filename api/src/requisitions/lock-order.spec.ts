import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Requisition } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { type Answer, startBeside, startTestApp, type TestApp, TestSchool } from '../testing/index.js';
import { untilTaken } from '../testing/until-taken.js';

// as long as the machine takes: this only ends what hangs
jest.setTimeout(900_000);

const PEOPLE = 8;
const ROUNDS = 8;
const DAY = '2026-11-24';

/**
 * Whoever locks requests and apparatus locks the requests first: nobody waits in a circle, and nothing is done a second time. Lock the
 * apparatus before the requests in `FillShort.fill`, or leave `alone` out where breakages are counted, or `KEEP_SCHOOL` where an act is taken
 * back, and this fails.
 */
describe('people and jobs that change the same requests and the same kit at once', () => {
  let kit: TestApp;
  const servers: TestApp[] = [];
  let school: TestSchool;
  const lessons: string[] = [];

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z', { DATABASE_POOL: '16' });
    servers.push(await startBeside(kit), await startBeside(kit));
    school = await TestSchool.make(kit);
    for (let index = 0; index < PEOPLE; index++) {
      await school.person(`teacher${index}`, ['teacher']);
      await school.signIn(`teacher${index}`);
      lessons.push(`${await school.entry({ cycleDay: 'Tue', period: 'P3', teacher: `teacher${index}` })}_${DAY}`);
    }
  });
  afterAll(async () => {
    for (const server of servers) await server.stop();
    await kit.stop();
  });

  const technician = (index: number) => school.client('technician', servers[index % 2]);
  const teacher = (index: number) => school.client(`teacher${index}`, servers[index % 2]);
  const own = async (name: string) =>
    (await technician(0).post<{ id: string; version: number }>('/apparatus', { name, owned: 12, location: 'Prep room' })).body;
  const move = (client: ReturnType<typeof teacher>, { id, version }: Requisition, to: string, more = {}) =>
    untilTaken(() => client.post<Requisition>(`/requisitions/${id}/transitions`, { to, version, ...more }));

  async function deadlocks(): Promise<number> {
    const [row] = await kit.db.acrossSchools<{ deadlocks: number }>(
      'SELECT deadlocks::int AS deadlocks FROM pg_stat_database WHERE datname = current_database()',
    );
    return row?.deadlocks ?? 0;
  }

  /** Eight requests for more than there is, of which two are out with their classes. */
  async function requestsFor(ids: readonly string[]): Promise<Requisition[]> {
    const asked: Requisition[] = [];
    for (const [index, lessonId] of lessons.entries()) {
      const lines = ids.map((apparatusId) => ({ apparatusId, perClass: 4 }));
      const body = { lessonId, title: 'Weighing', lines, goShort: true, status: 'submitted', lateReason: 'forgot' };
      let { body: made } = await teacher(index).post<Requisition>('/requisitions', body);
      if (index < 2) {
        for (const to of ['accepted', 'prepared', 'delivered', 'collected']) made = (await move(technician(index), made, to)).body;
      }
      asked.push(made);
    }
    return asked;
  }

  it('lock kit before the sums of work, whether they ask anew or change what they asked', async () => {
    const before = servers.reduce((sum, { db }) => sum + db.counts.retries, 0);
    for (let round = 0; round < ROUNDS * 3; round++) {
      const lines = [{ apparatusId: (await own(`Prism ${round}`)).id, perClass: 1 }];
      const body = { title: 'Colours', lines, lateReason: 'forgot' };
      const ask = (index: number) =>
        untilTaken(() => teacher(index).post<Requisition>('/requisitions', { ...body, status: 'submitted', lessonId: lessons[index] }));
      const asked = await Promise.all(lessons.slice(4).map((_, index) => ask(index + 4)));
      const more = [{ ...lines[0], perClass: 2 }];
      const changes = asked.map(({ body: { id, version } }, index) =>
        untilTaken(() => teacher(index + 4).put(`/requisitions/${id}`, { ...body, version, lines: more, lessonId: lessons[index + 4] })),
      );
      const answers = await Promise.all([...changes, ...lessons.slice(0, 4).map((_, index) => ask(index))]);
      expect(answers.map(({ status, body: { code } }) => code ?? status)).toEqual([...changes.map(() => 200), 201, 201, 201, 201]);
    }
    const retries = servers.reduce((sum, { db }) => sum + db.counts.retries, 0) - before;
    expect(retries).toBe(0);
  });

  it('wait for one another in one order, and never in a circle', async () => {
    const seen = new Map<string, number>();
    const count = (answers: readonly Answer[]) => {
      for (const { status, body } of answers) {
        const what = status === 200 ? 'done' : (body as { code: string }).code;
        seen.set(what, (seen.get(what) ?? 0) + 1);
      }
    };
    for (let round = 0; round < ROUNDS; round++) {
      const kits = [await own(`Balance ${round}`), await own(`Burner ${round}`)];
      const [balance, burner] = kits.map(({ id }) => id) as [string, string];
      const asked = await requestsFor([balance, burner]);
      const [first, second, third, fourth] = asked as [Requisition, Requisition, Requisition, Requisition];
      const breaks = (index: number, of: Requisition, ids: string[]) =>
        move(technician(index), of, 'cleared', { outcome: 'used', breakages: ids.map((apparatusId) => ({ apparatusId, quantity: 2 })) });
      const edits = () =>
        asked.slice(4).map((request, index) =>
          untilTaken(() =>
            teacher(index + 4).put(`/requisitions/${request.id}`, {
              version: request.version,
              lessonId: lessons[index + 4],
              title: 'Weighing',
              lines: [
                { apparatusId: balance, perClass: 3 },
                { apparatusId: burner, perClass: 5 },
              ],
              goShort: true,
              lateReason: 'forgot',
            }),
          ),
        );
      const gone = [await move(teacher(2), third, 'cancelled'), await move(teacher(3), fourth, 'cancelled')];
      const fills = servers.map((server) => server.app.get(Worker).run('fill-short'));
      const backs = gone.map(({ headers }, index) => untilTaken(() => teacher(index + 2).post('/undo', { token: headers['undo-token'] })));
      count(await Promise.all([...edits(), breaks(0, first, [balance, burner]), breaks(1, second, [burner, balance]), ...backs]));
      await Promise.all(fills);
    }
    const retries = servers.reduce((sum, { db }) => sum + db.counts.retries, 0);
    // what a server's connections counted is told when they end
    for (const server of servers.splice(0)) await server.stop();
    expect(seen.get('done')).toBeGreaterThan(ROUNDS);
    expect(seen.get('UNEXPECTED')).toBeUndefined();
    expect({ retries, deadlocks: await deadlocks() }).toEqual({ retries: 0, deadlocks: 0 });
  });
});
