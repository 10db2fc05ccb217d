import { startBeside, startTestApp, TestSchool, type TestApp } from '../testing/index.js';
import { untilTaken } from '../testing/until-taken.js';

const PEOPLE = 50;
const ROUNDS = 20;
const OWNED = 10;

/**
 * The promise that kit is there: 50 people ask at once for the last 10 of one apparatus. Take the lock out of `Holds.lock`
 * (`FOR NO KEY UPDATE`) and this fails.
 */
describe.each([1, 2])('fifty people at once, on %i server(s)', (servers) => {
  const kits: TestApp[] = [];
  let school: TestSchool;

  beforeAll(async () => {
    const first = await startTestApp('2026-10-01T09:00:00Z', { DATABASE_POOL: '20' });
    kits.push(first);
    while (kits.length < servers) kits.push(await startBeside(first));
    school = await TestSchool.make(first);
    for (let index = 0; index < PEOPLE; index++) {
      await school.person(`principal${index}`, ['teacher']);
      await school.signIn(`principal${index}`);
    }
  });
  afterAll(async () => {
    for (const kit of kits.toReversed()) await kit.stop();
  });

  it(`holds exactly ${OWNED} in each of ${ROUNDS} rounds; every loser is told the shortage`, async () => {
    const entries = await Promise.all(
      Array.from({ length: PEOPLE }, (_, index) =>
        school.entry({ cycleDay: 'Tue', period: 'P3', teacher: `principal${index}`, group: `G${index}`, room: `R${index}` }),
      ),
    );
    for (let round = 0; round < ROUNDS; round++) {
      const made = await school.client('technician').post<{ id: string }>('/apparatus', { name: `Joulemeter ${round}`, owned: OWNED });
      const answers = await Promise.all(
        entries.map((entry, index) =>
          untilTaken(() =>
            school.client(`principal${index}`, kits[index % kits.length]).post('/requisitions', {
              lessonId: `${entry}_2026-11-03`,
              status: 'submitted',
              title: 'Energy',
              lines: [{ apparatusId: made.body.id, perClass: 1 }],
            }),
          ),
        ),
      );
      const count = (status: number) => answers.filter((answer) => answer.status === status).length;
      expect({ round, won: count(201), lost: count(409) }).toEqual({ round, won: OWNED, lost: PEOPLE - OWNED });
      const losers = answers.filter(({ status }) => status === 409);
      expect(losers.every(({ body }) => body.code === 'HOLD_REFUSED')).toBe(true);
      expect(losers.map(({ body }) => body.shortages)).toEqual(
        losers.map(() => [{ apparatusId: made.body.id, name: `Joulemeter ${round}`, wanted: 1, free: 0, short: 1 }]),
      );
      const [held] = await kits[0]!.db.read<{ held: number }>(school.id, 'SELECT sum(quantity) AS held FROM hold WHERE apparatus_id = $1', [
        made.body.id,
      ]);
      expect(held?.held).toBe(OWNED);
    }
  });
});
