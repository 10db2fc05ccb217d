import { afterAll, beforeEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Board, Figures, Person, RecognitionReport, ServiceFactorReport, WhatIfAnswer, Workload } from '@app/shared';
import { FULL_DAY, startTestApp, TestSchool, type TestApp } from '../testing/index.js';

const PAST_WEEK = { from: '2026-11-09', to: '2026-11-13' };
/** 460 minutes a day of each of two people. */
const BOTH = 920;

describe('whoever leaves', () => {
  let kit: TestApp;
  let school: TestSchool;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
  });
  beforeEach(async () => {
    school = await TestSchool.make(kit);
    await school.person('second', ['technician'], FULL_DAY);
    await kit.db.transaction(school.id, () =>
      kit.db.change('UPDATE school SET rules_version = rules_version + 1 WHERE school_id = $1', [school.id]),
    );
  });
  afterAll(() => kit.stop());

  const head = () => school.client('head');
  const range = `from=${PAST_WEEK.from}&to=${PAST_WEEK.to}`;
  const second = async () => {
    const { items } = (await school.client('admin').get<{ items: Person[] }>('/people?limit=200')).body;
    return items.find(({ id }) => id === school.personId('second'))!;
  };
  const change = async (what: object) => {
    const { id, version } = await second();
    const answer = await school.client('admin').put<Person>(`/people/${id}`, { version, ...what });
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const minutes = async (date: string) =>
    (await head().get<Workload>(`/workload?from=${date}&to=${date}&departmentId=${school.departmentId}`)).body.days[0]?.technicianMinutes;

  const past = async () => {
    const departmentId = school.departmentId;
    const load = (await head().get<Workload>(`/workload?${range}&departmentId=${departmentId}`)).body;
    const figures = (await head().get<Figures>(`/workload/figures?${range}&departmentId=${departmentId}`)).body;
    const whatIf = (await head().post<WhatIfAnswer>('/workload/what-if', { ...PAST_WEEK, departmentId })).body;
    const recognition = (await head().get<RecognitionReport>(`/reports/recognition?${range}`)).body;
    const factor = (await head().get<ServiceFactorReport>(`/reports/service-factor?${range}`)).body;
    const board = (await head().get<Board>(`/workload/board?week=${PAST_WEEK.from}&departmentId=${departmentId}`)).body;
    return {
      days: load.days.map((day) => [day.technicianMinutes, day.technicians.map(({ technician }) => technician?.name)]),
      weeks: figures.weeks.map(({ technicianMinutes }) => technicianMinutes),
      whatIf: [whatIf.technicians, whatIf.was],
      recognition: [recognition.contractedMinutes, recognition.technicians, recognition.withoutHours],
      factor: [factor.technicianHours, factor.technicians],
      board: board.days.filter(({ beside }) => !beside).map(({ technicianMinutes }) => technicianMinutes),
    };
  };

  it.each<[string, () => Promise<unknown>]>([
    ['for good', async () => school.client('admin').post(`/people/${school.personId('second')}/leave`, {})],
    ['to do other work in the school', () => change({ roles: ['teacher'] })],
  ])('%s stands in the past as before, on every page, and in no coming day', async (_how, leaves) => {
    const before = await past();
    expect(before.days[0]).toEqual([BOTH, ['second', 'technician', undefined]]);
    await leaves();
    expect(await past()).toEqual(before);
    expect([await minutes('2026-11-17'), await minutes('2026-11-18'), await minutes('2026-11-24')]).toEqual([BOTH, BOTH / 2, BOTH / 2]);
  });

  it('and is forgotten stands in the past as before, under no name', async () => {
    const before = await past();
    const people = (those: unknown[]) => JSON.stringify(those);
    expect(people(before.days)).toContain('second');
    await school.client('admin').post(`/people/${school.personId('second')}/leave`, {});
    expect((await school.client('admin').post(`/people/${school.personId('second')}/forget`)).status).toBe(200);
    const after = await past();
    expect(people(after.days)).not.toContain('second');
    expect({ ...after, days: after.days.map(([minutes]) => minutes) }).toEqual({
      ...before,
      days: before.days.map(([minutes]) => minutes),
    });
    expect(after.days[0]).toEqual([BOTH, expect.arrayContaining(['Somebody who left'])]);
    expect(await minutes('2026-11-24')).toBe(BOTH / 2);
  });

  it('and comes back was not there in between', async () => {
    await change({ active: false });
    kit.clock.set('2026-11-24T09:00:00Z');
    await school.signIn('admin');
    await school.signIn('head');
    expect((await change({ active: true })).workingPattern).toMatchObject(FULL_DAY);
    const days = ['2026-11-17', '2026-11-18', '2026-11-23', '2026-11-24', '2026-12-01'];
    expect(await Promise.all(days.map(minutes))).toEqual([BOTH, BOTH / 2, BOTH / 2, BOTH, BOTH]);
    kit.clock.set('2026-11-18T09:00:00Z');
  });

  it('by mistake, and is taken back the same day, has the hours of before', async () => {
    const before = await second();
    expect((await change({ active: false })).workingPattern?.windows).toEqual([]);
    expect((await change({ active: true, workingPattern: { windows: [], breaks: [] } })).workingPattern).toEqual(before.workingPattern);
  });
});
