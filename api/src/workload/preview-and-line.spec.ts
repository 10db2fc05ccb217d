import type { PreviewAnswer, Requisition, WorkingPatternBody } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

const HOURS: WorkingPatternBody = { windows: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '08:30', end: '12:30' })), breaks: [] };
/** Working mornings, evenings, a weekend, and the morning of a lesson; a lesson of 15 December is more than 20 teaching days ahead of the first three. */
const MOMENTS = ['2026-11-11T07:00:00Z', '2026-11-12T19:00:00Z', '2026-11-14T10:00:00Z', '2026-11-17T10:20:00Z', '2026-11-21T09:00:00Z'];
const DATES: Record<string, string[]> = {
  Tue: ['2026-11-17', '2026-11-24', '2026-12-15'],
  Wed: ['2026-11-18', '2026-11-25', '2026-12-16'],
  Thu: ['2026-11-19', '2026-11-26', '2026-12-17'],
};
const PERIODS = ['P1', 'P2', 'P3', 'P4', 'P5'];
const MINUTES = [20, 110, 260, 400, 650];
/** Requests at each moment. */
const EACH = 9;

/** A fixed sequence that looks like chance, so that a failure comes again. */
function* chance(seed: number): Generator<number> {
  for (let state = seed; ; state = (state * 48_271) % 2_147_483_647) yield state;
}

describe('what a preview says of the line', () => {
  let kit: TestApp;
  let school: TestSchool;
  const numbers = chance(20_261);
  const one = <T>(of: readonly T[]): T => of[numbers.next().value % of.length]!;

  beforeAll(async () => {
    kit = await startTestApp(MOMENTS[0]);
    school = await TestSchool.make(kit, { policy: { from: '2026-09-01', kind: 'weekly', weekday: 4, time: '12:00', weeksBefore: 1 } });
    const admin = school.client('admin');
    const people = await admin.get<{ items: { id: string; version: number }[] }>('/people?limit=200');
    const technician = people.body.items.find(({ id }) => id === school.personId('technician'));
    await admin.put(`/people/${technician?.id}`, { version: technician?.version, workingPattern: HOURS });
  });
  afterAll(() => kit.stop());

  const job = () => kit.app.get(Worker).run();

  async function practical(minutes: number, leadSchoolDays: number | null): Promise<string> {
    const body = {
      title: `Set-up ${crypto.randomUUID().slice(0, 8)}`,
      subject: 'Physics',
      prepare: { fixed: minutes, perSet: 0 },
      clear: { fixed: 10, perSet: 1 },
      leadSchoolDays,
    };
    return (await school.client('technician').post<{ id: string }>('/practicals', body)).body.id;
  }

  it('is what sending says, and what the job says once it has run, at every time of the week and however far ahead', async () => {
    const [teacher, technician] = [school.client('teacher'), school.client('technician')];
    const known: string[] = [];
    const found: unknown[] = [];
    let overs = 0;
    for (const moment of MOMENTS)
      for (let round = 0; round < EACH; round++) {
        kit.clock.set(moment);
        await job();
        const cycleDay = one(Object.keys(DATES));
        const lessonId = `${await school.entry({ cycleDay, period: one(PERIODS) })}_${one(DATES[cycleDay]!)}`;
        const practicalId =
          one([false, false, true]) && known.length > 0 ? one(known) : await practical(one(MINUTES), one([null, null, 3, 12]));
        known.push(practicalId);
        const body = { lessonId, practicalId, lateReason: 'forgot' };
        const { body: preview } = await teacher.post<PreviewAnswer>('/requisitions/preview', body);
        const { status, body: sent } = await teacher.post<Requisition>('/requisitions', { ...body, status: 'submitted' });
        if (status !== 201) continue;
        await job();
        const { body: afterwards } = await technician.get<Requisition>(`/requisitions/${sent.id}`);
        const says = [preview.minutesOver, sent.minutesOver, afterwards.minutesOver];
        if (says[0] !== null) overs++;
        // what is begun is kept from then on, and what is not cleared is overdue later
        if (afterwards.status === 'accepted' && one([true, false]))
          await technician.post(`/requisitions/${sent.id}/transitions`, { to: 'prepared', version: afterwards.version });
        if (new Set(says).size > 1) found.push({ moment, lessonId, says });
      }
    expect(found).toEqual([]);
    expect(overs).toBeGreaterThan(5);
  });
});
