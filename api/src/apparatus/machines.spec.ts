import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Apparatus, Machines, Requisition } from '@app/shared';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

describe('machines', () => {
  let kit: TestApp;
  let school: TestSchool;
  let trolley: Apparatus;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-09T08:00:00Z');
    school = await TestSchool.make(kit);
    const thing = { name: 'Laptop trolley', category: 'Computing', owned: 1, labelled: true, turnaroundMinutes: 60 };
    trolley = (await school.client('technician').post<Apparatus>('/apparatus', thing)).body;
    await school.client('technician').post<Apparatus>('/apparatus', { name: 'Beaker', owned: 10 });
    const entry = await school.entry({ cycleDay: 'Tue', period: 'P3', group: '9X', year: 9 });
    const asked = await school.client('teacher').post<Requisition>('/requisitions', {
      ...{ lessonId: `${entry}_2026-11-10`, title: 'Spreadsheets', status: 'submitted', lateReason: 'other', lateWords: 'New' },
      lines: [{ apparatusId: trolley.id, perClass: 1 }],
    });
    expect([asked.status, asked.body]).toEqual([201, expect.anything()]);
  });
  afterAll(() => kit.stop());

  const read = async (who = 'technician', query = '') => (await school.client(who).get<Machines>(`/machines${query}`)).body;
  const now = async (at: string) => {
    kit.clock.set(at);
    const { machines } = await read();
    return [machines[0]?.state, machines[0]?.stateUntil];
  };

  it('are what has a label of its own, with who has each and when it is ready again', async () => {
    expect(await read()).toMatchObject({
      ...{ from: '2026-11-09', to: '2026-11-15' },
      machines: [
        {
          ...{ name: 'Laptop trolley', state: 'free', stateUntil: '2026-11-10T11:10:00Z', outOfService: false, useLog: false },
          uses: [
            {
              ...{ title: 'Spreadsheets', group: '9X', from: '2026-11-10T11:10:00Z', until: '2026-11-10T12:10:00Z' },
              ready: '2026-11-10T13:10:00Z',
            },
          ],
        },
      ],
    });
    expect((await read('technician', '?from=2026-11-16')).machines[0]?.uses).toEqual([]);
    const other = await TestSchool.make(kit);
    expect((await other.client('technician').get<Machines>('/machines')).body.machines).toEqual([]);
  });

  it('are with a class, charge after it, and are free again', async () => {
    expect(await now('2026-11-10T11:30:00Z')).toEqual(['in-use', '2026-11-10T12:10:00Z']);
    expect(await now('2026-11-10T12:30:00Z')).toEqual(['turnaround', '2026-11-10T13:10:00Z']);
    expect(await now('2026-11-10T13:10:00Z')).toEqual(['free', null]);
    await school.client('technician').post(`/apparatus/${trolley.id}/breakages`, { quantity: 1, note: 'A wheel is off' });
    expect(await now('2026-11-10T14:00:00Z')).toEqual(['out', null]);
  });

  it('are told to teachers without whose requests they are for', async () => {
    kit.clock.set('2026-11-09T08:00:00Z');
    const [machine] = (await read('teacher')).machines;
    for (const use of machine?.uses ?? []) expect(use).toMatchObject({ requisitionId: null, title: null, group: null });
  });

  it.each(['?from=2026-11-10&to=2026-11-09', '?from=2026-11-10&to=2027-02-09', '?from=tomorrow', '?until=2026-11-10'])(
    'refuse %s',
    async (query) => expect((await school.client('technician').get(`/machines${query}`)).status).toBe(422),
  );
});
