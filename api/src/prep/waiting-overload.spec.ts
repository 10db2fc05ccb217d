import type { PrepList, Requisition } from '@app/shared';
import { en } from '@app/shared/words';
import { startTestApp, TestSchool, type TestApp } from '../testing/index.js';

describe('a request that waits and overloads the technicians', () => {
  let kit: TestApp;

  beforeAll(async () => {
    kit = await startTestApp('2026-10-20T09:00:00Z');
  });
  afterAll(() => kit.stop());

  it('tells what was found when it was sent, in figures and in a sentence of the same', async () => {
    const school = await TestSchool.make(kit);
    const technician = school.client('technician');
    const practical = {
      title: 'Great experiment',
      subject: 'Biology',
      groupSize: 5,
      prepare: { fixed: 1000, perSet: 167 },
      lines: [{ name: 'Ruler', kind: 'apparatus', perSet: 1 }],
    };
    const { body: made } = await technician.post<{ id: string }>('/practicals', practical);
    const lessonId = `${await school.entry({ cycleDay: 'Tue', period: 'P3' })}_2026-11-10`;
    const asked = { lessonId, practicalId: made.id, status: 'submitted' };
    const { body: sent } = await school.client('teacher').post<Requisition>('/requisitions', asked);
    const { from, to, workMinutes, technicianMinutes } = sent.overloads ?? {};
    expect([sent.status, technicianMinutes]).toEqual(['submitted', expect.any(Number)]);

    const { body: list } = await technician.get<PrepList>('/prep-list?date=2026-11-10');
    const [waits] = list.waiting;
    expect(waits?.foundOverload).toEqual({ from, to, workMinutes, technicianMinutes, minutesOver: sent.minutesOver });
    expect(waits?.foundOverload && en.overloads.sentence(waits.foundOverload, 'Europe/London')).toBe(waits?.overload);
  });
});
