import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person, RecognitionReport, Workload } from '@app/shared';
import { startTestApp, TestSchool, type TestApp } from '../testing/index.js';

const day = (start: string) => ({ windows: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start, end: '12:00' })), breaks: [] });

describe('a technician’s hours', () => {
  let kit: TestApp;
  let school: TestSchool;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
    school = await TestSchool.make(kit);
  });
  afterAll(() => kit.stop());

  const technician = async (by = 'admin') => {
    const { items } = (await school.client(by).get<{ items: Person[] }>('/people?limit=200')).body;
    return items.find(({ id }) => id === school.personId('technician'))!;
  };
  const put = async (change: object) => {
    const { id, version } = await technician();
    return school.client('admin').put<Person>(`/people/${id}`, { version, ...change });
  };
  const minutes = async (date: string) => {
    const { body } = await school.client('head').get<Workload>(`/workload?from=${date}&to=${date}`);
    return body.days[0]?.technicianMinutes;
  };

  it('stay as they were on the days before others began', async () => {
    const was = await minutes('2026-11-10');
    expect((await put({ workingPattern: day('09:00') })).body.workingPattern?.former).toMatchObject([{ until: '2026-11-18' }]);
    expect([await minutes('2026-11-10'), await minutes('2026-11-18')]).toEqual([was, 180]);
    await put({ workingPattern: day('11:00'), patternFrom: '2026-11-30' });
    expect([await minutes('2026-11-10'), await minutes('2026-11-27'), await minutes('2026-11-30')]).toEqual([was, 180, 60]);
    // what was put down wrong is put right from the day on which it began
    await put({ workingPattern: day('10:00'), patternFrom: '2026-11-18' });
    expect([await minutes('2026-11-10'), await minutes('2026-11-27'), await minutes('2026-11-30')]).toEqual([was, 120, 120]);
  });

  it('are refused where those besides contradict themselves, or the contract does', async () => {
    const refused = async (change: object) => {
      const { status, body } = await put(change);
      return [status, ...((body as unknown as { errors?: { field: string }[] }).errors ?? []).map(({ field }) => field)];
    };
    const extra = [{ date: '2026-11-02', start: '12:00', end: '09:00' }];
    expect(await refused({ workingPattern: { ...day('09:00'), extra } })).toEqual([422, 'workingPattern.extra.0.end']);
    expect(await refused({ workingPattern: { ...day('09:00'), former: [] } })).toEqual([422, 'workingPattern.former']);
    expect(await refused({ patternFrom: 'soon' })).toEqual([422, 'patternFrom']);
    expect(await refused({ contract: { hoursAYear: 0 } })).toEqual([422, 'contract.hoursAYear']);
    const shares = [{ function: 'prepare', percent: 80 }];
    expect(await refused({ contract: { shares: [...shares, { function: 'stock', percent: 30 }] } })).toEqual([422, 'contract.shares']);
    expect(await refused({ contract: { shares: [{ function: 'tea', percent: 30 }] } })).toEqual([422, 'contract.shares.0.function']);
    expect(await refused({ specialisms: 'Chemistry' })).toEqual([422, 'specialisms']);
    expect(await refused({ title: 'x'.repeat(81) })).toEqual([422, 'title']);
  });

  it('and their contract stand beside the work that is asked in the recognition report, and are nobody else’s to read', async () => {
    const contract = { hoursAYear: 780, weeksAYear: 39, shares: [{ function: 'prepare', percent: 50 }] };
    expect((await put({ contract })).body.contract).toEqual(contract);
    expect((await technician('technician')).contract).toEqual(contract);
    expect((await technician('head')).contract).toBeNull();
    const report = async () =>
      (await school.client('head').get<RecognitionReport>('/reports/recognition?from=2026-10-19&to=2026-10-30')).body;
    const before = await report();
    expect(before).toMatchObject({ contract: { technicians: 1, hoursAYear: 780, hoursAWeek: 20 } });
    const agreed = Object.fromEntries(before.functions.map((one) => [one.function, one.agreedMinutes]));
    expect(agreed).toMatchObject({ prepare: Math.round(before.contractedMinutes / 2), clear: null });
    // half term: hours count where somebody works besides
    await put({ workingPattern: { ...day('10:00'), extra: [{ date: '2026-10-28', start: '09:00', end: '12:00' }] } });
    expect((await report()).contractedMinutes).toBe(before.contractedMinutes + 180);
  });
});
