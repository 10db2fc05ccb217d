import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person, RecognitionReport, Workload } from '@app/shared';
import { FULL_DAY, startTestApp, TestSchool, type TestApp } from '../testing/index.js';

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

  it('of somebody new count from the day on which they come, and in the weeks in which a school is set up for all days', async () => {
    const made = await TestSchool.make(kit);
    const invite = async (code: string, more: object = {}) => {
      const body = { name: code, code, email: `${code}@school.example`, roles: ['technician'], departmentIds: [made.departmentId] };
      const answer = await made.client('admin').post<{ id: string }>('/people', { ...body, workingPattern: day('09:00'), ...more });
      expect(answer.status).toBe(201);
      return answer.body.id;
    };
    const there = async (date: string) => {
      const { body } = await made.client('head').get<Workload>(`/workload?from=${date}&to=${date}`);
      return body.days[0]?.technicianMinutes ?? 0;
    };
    const days = () => Promise.all(['2026-11-10', '2026-11-17', '2026-11-18'].map(there));
    const set = async (at: string) =>
      kit.db.transaction(made.id, () => kit.db.change('UPDATE school SET created_at = $2 WHERE school_id = $1', [made.id, at]));
    const [past = 0, , today = 0] = await days();
    await invite('first');
    expect(await days()).toEqual([past + 180, past + 180, today + 180]);
    await set('2026-10-01T09:00:00Z');
    const second = await invite('second');
    expect(await days()).toEqual([past + 180, past + 180, today + 360]);
    await invite('third', { patternFrom: '2026-11-16' });
    expect(await days()).toEqual([past + 180, past + 360, today + 540]);
    // the first hours that are said of somebody who is here without any
    const fourth = await invite('fourth', { workingPattern: undefined });
    const people = (await made.client('admin').get<{ items: Person[] }>('/people?limit=200')).body.items;
    const version = people.find(({ id }) => id === fourth)!.version;
    const said = await made.client('admin').put<Person>(`/people/${fourth}`, { version, workingPattern: day('09:00') });
    expect(said.body.workingPattern?.former).toMatchObject([{ until: '2026-11-18', windows: [] }]);
    // somebody who was there all along is said to be
    const { version: read } = people.find(({ id }) => id === second)!;
    await made.client('admin').put(`/people/${second}`, { version: read, workingPattern: day('09:00'), patternFrom: '2026-09-01' });
    expect(await days()).toEqual([past + 360, past + 540, today + 720]);
  });

  it('and their contract stand beside the work that is asked in the recognition report, and are nobody else’s to read', async () => {
    const contract = { hoursAYear: 780, weeksAYear: 39, shares: [{ function: 'prepare', percent: 50 }] };
    expect((await put({ contract })).body.contract).toEqual(contract);
    expect((await technician('technician')).contract).toEqual(contract);
    expect((await technician('head')).contract).toBeNull();
    const report = async () =>
      (await school.client('head').get<RecognitionReport>('/reports/recognition?from=2026-10-19&to=2026-10-30')).body;
    const before = await report();
    expect(before).toMatchObject({
      contract: { technicians: 1, posts: 1, hoursAYear: 780, hoursAWeek: 20, hoursKnown: expect.any(Number) },
    });
    const agreed = Object.fromEntries(before.functions.map((one) => [one.function, one.agreedMinutes]));
    expect(agreed).toMatchObject({ prepare: Math.round(before.contractedMinutes / 2), clear: null });
    // half term: hours count where somebody works besides
    await put({ workingPattern: { ...day('10:00'), extra: [{ date: '2026-10-28', start: '09:00', end: '12:00' }] } });
    const besides = await report();
    expect(besides.contractedMinutes).toBe(before.contractedMinutes + 180);
    expect(besides.contract!.hoursKnown).toBe(before.contract!.hoursKnown! + 3);
  });

  it('are of one post where two people share it', async () => {
    await school.person('other half', ['technician'], FULL_DAY);
    const shared = { hoursAYear: 700, weeksAYear: 39, post: 'technician, science ' };
    const { items } = (await school.client('admin').get<{ items: Person[] }>('/people?limit=200')).body;
    const { id, version } = items.find((one) => one.id === school.personId('other half'))!;
    expect((await school.client('admin').put(`/people/${id}`, { version, contract: shared })).status).toBe(200);
    expect((await put({ contract: { ...shared, post: 'Technician, Science' } })).status).toBe(200);
    const report = async () =>
      (await school.client('head').get<RecognitionReport>('/reports/recognition?from=2026-10-19&to=2026-10-30')).body.contract;
    expect(await report()).toMatchObject({ technicians: 2, posts: 1, hoursAYear: 1400 });
    await put({ contract: { ...shared, post: null } });
    expect(await report()).toMatchObject({ technicians: 2, posts: 2 });
    expect((await put({ contract: { post: 'x'.repeat(81) } })).status).toBe(422);
  });
});
