import type { PrepList } from '@app/shared';
import { askFor } from '../testing/ask-for.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

describe('more than a day’s list holds', () => {
  let kit: TestApp;
  let school: TestSchool;
  let entry: string;
  beforeAll(async () => {
    kit = await startTestApp('2026-11-03T07:00:00Z');
    school = await TestSchool.make(kit);
    entry = await school.entry({ cycleDay: 'Wed', period: 'P1' });
  });
  afterAll(() => kit.stop());

  const today = async () => (await school.client('technician').get<PrepList>('/prep-list?date=2026-11-03')).body;
  const many = async (count: number, ask: Parameters<typeof askFor>[2]) => {
    for (let one = 0; one < count; one += 1) await askFor(kit, school, ask);
  };

  it('says of how many, and what of all of them', async () => {
    expect(await today()).toMatchObject({ waitingCounts: { total: 0, queried: 0, late: 0, short: 0 }, toCloseTotal: 0 });
    const coming = { entry, date: '2026-11-04' };
    await many(98, { ...coming, status: 'submitted' });
    await many(4, { ...coming, date: '2026-11-11', status: 'submitted', late: true, minutesLate: 5 });
    await many(3, { ...coming, date: '2026-11-11', status: 'submitted', short: true });
    await many(2, { ...coming, date: '2026-11-11', status: 'queried', late: true, short: true });
    await many(203, { entry, date: '2026-10-21', status: 'accepted' });
    const list = await today();
    expect([list.waiting.length, list.waitingCounts]).toEqual([100, { total: 107, queried: 2, late: 4, short: 3 }]);
    expect([list.toClose.length, list.toCloseTotal]).toEqual([200, 203]);
  });

  it('answers more of them when more is asked for, in the same order, and no more than there may be', async () => {
    const technician = school.client('technician');
    const all = (await technician.get<PrepList>('/prep-list?date=2026-11-03&waitingLimit=1000&toCloseLimit=1000')).body;
    expect([all.waiting.length, all.toClose.length]).toEqual([107, 203]);
    const first = await today();
    expect(all.waiting.slice(0, 100).map(({ id }) => id)).toEqual(first.waiting.map(({ id }) => id));
    expect(all.toClose.slice(0, 200).map(({ id }) => id)).toEqual(first.toClose.map(({ id }) => id));
    for (const field of ['waitingLimit', 'toCloseLimit'])
      for (const limit of ['0', '1001', '1.5', 'all']) {
        const { status, body } = await technician.get<PrepList>(`/prep-list?date=2026-11-03&${field}=${limit}`);
        expect([status, (body as { errors?: { field: string }[] }).errors?.[0]?.field]).toEqual([422, field]);
      }
  });
});
