import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CalendarBody, CalendarView } from '@app/shared';
import { AUTUMN_2026, startTestApp, type TestApp, TestSchool } from '../testing/index.js';

describe('the calendar of a school', () => {
  let kit: TestApp;
  let school: TestSchool;
  let other: TestSchool;

  beforeAll(async () => {
    kit = await startTestApp();
    school = await TestSchool.make(kit);
    other = await TestSchool.make(kit, { calendar: null });
  });
  afterAll(() => kit.stop());

  const view = (from: string, to: string, of = school) => of.client('teacher').get<CalendarView>(`/calendar?from=${from}&to=${to}`);
  const put = (body: unknown, of = school) => of.client('admin').put<CalendarView>('/calendar', body);
  const fieldsOf = async (body: unknown) => {
    const answer = await put(body);
    expect(answer.status).toBe(422);
    return answer.body.errors?.map(({ field }) => field);
  };

  it('is for people who are signed in', async () => {
    expect((await kit.client().get('/calendar?from=2026-11-02&to=2026-11-06')).status).toBe(401);
    expect((await kit.client().put('/calendar', AUTUMN_2026)).status).toBe(401);
    expect((await kit.client().get('/calendar/deadline?departmentId=x&date=2026-11-03&period=P1')).status).toBe(401);
  });

  it('is written by an admin alone', async () => {
    for (const who of ['teacher', 'technician', 'head']) expect((await school.client(who).put('/calendar', AUTUMN_2026)).status).toBe(403);
  });

  it('is no other school’s', async () => {
    const { body, status } = await view('2026-11-02', '2026-11-06', other);
    expect(status).toBe(200);
    expect(body).toMatchObject({ teachingDays: [], closures: [], terms: [], periods: [], cycle: null, timeZone: 'Europe/London' });
  });

  it('answers a range of dates with the teaching days and what closes the others', async () => {
    const { body, status } = await view('2026-10-23', '2026-11-03');
    expect(status).toBe(200);
    expect(body.teachingDays.map(({ date }) => date)).toEqual(['2026-10-23', '2026-11-03']);
    expect(body.teachingDays[1]).toEqual({
      date: '2026-11-03',
      weekday: 2,
      week: '2026-11-02',
      weekLabel: null,
      cycleDay: 'Tue',
      term: 'Autumn',
      periods: AUTUMN_2026.periods,
    });
    expect(body.closures).toEqual(AUTUMN_2026.closures);
    expect((await view('2026-11-03', '2026-11-03')).body.closures).toEqual([]);
  });

  it('answers what was written with the teaching days of the first four weeks', async () => {
    const fresh = await TestSchool.make(kit, { calendar: null });
    const { status, body } = await put(AUTUMN_2026, fresh);
    expect(status).toBe(200);
    expect(body).toMatchObject({ ...AUTUMN_2026, from: '2026-09-01', to: '2026-09-28' });
    expect(body.teachingDays).toHaveLength(20);
    const [row] = await kit.db.read(fresh.id, "SELECT name, payload FROM event WHERE name = 'calendar.changed'");
    expect(row).toEqual({ name: 'calendar.changed', payload: { before: null, after: AUTUMN_2026 } });
  });

  it('is replaced whole, and seen so by the next request', async () => {
    const fresh = await TestSchool.make(kit);
    await view('2026-09-01', '2026-09-30', fresh);
    await put({ ...AUTUMN_2026, closures: [], periods: [{ name: 'Only', start: '09:00', end: '10:00', weekdays: [2] }] }, fresh);
    const { body } = await view('2026-11-02', '2026-11-10', fresh);
    expect(body.teachingDays.map(({ date, periods }) => [date, periods.map(({ name }) => name)])).toEqual([
      ['2026-11-03', ['Only']],
      ['2026-11-10', ['Only']],
    ]);
    expect(body.closures).toEqual([]);
  });

  it('refuses ranges that end before they start or are over 400 days, and dates that are none', async () => {
    for (const range of [
      'from=2026-11-02&to=2026-11-01',
      'from=2026-01-01&to=2027-02-05',
      'from=2026-01-01&to=2026-02-30',
      'from=2026-01-01',
    ]) {
      const { status, body } = await school.client('teacher').get<unknown>(`/calendar?${range}`);
      expect([status, body.errors?.[0]?.field]).toEqual([422, 'to']);
    }
    expect((await view('2026-01-01', '2027-02-04')).status).toBe(200);
    expect((await school.client('teacher').get<unknown>('/calendar?from=2026-11-02&to=2026-11-06&zone=UTC')).body.errors?.[0]?.field).toBe(
      'zone',
    );
  });

  it('alternates week labels over teaching weeks, so that half term skips none', async () => {
    const fresh = await TestSchool.make(kit, { calendar: { ...AUTUMN_2026, cycle: { kind: 'weeks', labels: ['A', 'B'] } } });
    const { body } = await view('2026-10-12', '2026-11-13', fresh);
    const labels = new Map(body.teachingDays.map(({ week, weekLabel }) => [week, weekLabel]));
    expect([...labels]).toEqual([
      ['2026-10-12', 'A'],
      ['2026-10-19', 'B'],
      ['2026-11-02', 'A'],
      ['2026-11-09', 'B'],
    ]);
    expect(body.teachingDays.find(({ date }) => date === '2026-11-03')?.cycleDay).toBe('A Tue');
  });

  it('goes on from an override of a week', async () => {
    const cycle: CalendarBody['cycle'] = { kind: 'weeks', labels: ['1', '2'], overrides: [{ week: '2026-09-14', label: '1' }] };
    const fresh = await TestSchool.make(kit, { calendar: { ...AUTUMN_2026, cycle } });
    const { body } = await view('2026-09-01', '2026-09-25', fresh);
    expect([...new Map(body.teachingDays.map(({ week, weekLabel }) => [week, weekLabel])).values()]).toEqual(['1', '2', '1', '2']);
  });

  it('rotates days over teaching days, across weekends, half term and INSET', async () => {
    const labels = ['Day 1', 'Day 2', 'Day 3', 'Day 4', 'Day 5', 'Day 6'];
    const fresh = await TestSchool.make(kit, { calendar: { ...AUTUMN_2026, cycle: { kind: 'rotating', labels } } });
    const { body } = await view('2026-10-22', '2026-11-04', fresh);
    // 1 Sep is Day 1; 22 Oct is the 38th teaching day
    expect(body.teachingDays.map(({ date, cycleDay }) => `${date} ${cycleDay}`)).toEqual([
      '2026-10-22 Day 2',
      '2026-10-23 Day 3',
      '2026-11-03 Day 4',
      '2026-11-04 Day 5',
    ]);
  });

  describe('refuses a body, naming each wrong field and leaving the calendar as it was,', () => {
    const withPeriods = (...periods: object[]) => ({ ...AUTUMN_2026, periods });
    const period = (name: string, start: string, end: string, weekdays?: number[]) => ({
      name,
      start,
      end,
      ...(weekdays ? { weekdays } : {}),
    });
    const lower = (one: object) => ({ ...one, schedule: 'Lower' });
    const cycle = (more: object) => ({ ...AUTUMN_2026, cycle: { kind: 'weeks', labels: [], ...more } });
    const term = (from: string, to: string) => ({ name: `${from}`, from, to });

    it.each<[string, unknown, string[]]>([
      ['without anything', {}, ['terms', 'closures', 'periods', 'cycle']],
      ['of the wrong types', { terms: 'all year', closures: {}, periods: 5, cycle: 'weeks' }, ['terms', 'closures', 'periods', 'cycle']],
      ['with a list for the cycle', { ...AUTUMN_2026, cycle: [] }, ['cycle']],
      ['with lists for terms and periods', { ...AUTUMN_2026, terms: [[]], periods: [[]] }, ['terms.0', 'periods.0']],
      ['with null in its lists', { ...AUTUMN_2026, terms: [null] }, ['terms.0']],
      ['with an unknown field', { ...AUTUMN_2026, zone: 'UTC' }, ['zone']],
      ['with a term on a day that is none', { ...AUTUMN_2026, terms: [term('2026-02-30', '2026-12-18')] }, ['terms.0.from']],
      ['with a term that ends before it starts', { ...AUTUMN_2026, terms: [term('2026-12-18', '2026-09-01')] }, ['terms.0.to']],
      [
        'with terms that overlap',
        { ...AUTUMN_2026, terms: [term('2026-09-01', '2026-12-18'), term('2026-12-18', '2027-01-08')] },
        ['terms.1.from'],
      ],
      [
        'over more than five years',
        { ...AUTUMN_2026, terms: [term('2026-09-01', '2026-12-18'), term('2031-09-01', '2031-09-02')] },
        ['terms'],
      ],
      [
        'with a closure that ends before it starts',
        { ...AUTUMN_2026, closures: [...AUTUMN_2026.closures, { from: '2026-12-02', to: '2026-12-01', kind: 'other', name: 'Snow' }] },
        ['closures.2.to'],
      ],
      [
        'with a closure of an unknown kind',
        { ...AUTUMN_2026, closures: [{ ...AUTUMN_2026.closures[0], kind: 'party' }] },
        ['closures.0.kind'],
      ],
      [
        'with 10,000 closures',
        {
          ...AUTUMN_2026,
          closures: Array.from({ length: 10_000 }, () => ({ from: '2026-12-01', to: '2026-12-01', kind: 'other', name: 'x' })),
        },
        ['closures'],
      ],
      ['with a period that ends as it starts', withPeriods(period('P1', '09:00', '09:00')), ['periods.0.end']],
      ['with a time that is none', withPeriods(period('P1', '24:00', '25:00')), ['periods.0.start', 'periods.0.end']],
      [
        'with periods of one set of bells that overlap',
        withPeriods(lower(period('P1', '09:00', '10:00')), lower(period('P2', '09:59', '11:00'))),
        ['periods.1.start'],
      ],
      [
        'with a Friday period over one of every day, of the same bells',
        withPeriods(lower(period('P1', '09:00', '10:00')), lower(period('Club', '09:30', '10:30', [5]))),
        ['periods.1.start'],
      ],
      ['with a week that begins on a Wednesday', { ...AUTUMN_2026, firstWeekday: 3 }, ['firstWeekday']],
      [
        'with two periods of a name on every day',
        withPeriods(period('P1', '09:00', '10:00'), period('p1 ', '11:00', '12:00')),
        ['periods.1.name'],
      ],
      [
        'with two periods of a name on Friday',
        withPeriods(period('P1', '09:00', '10:00', [4, 5]), period('P1', '11:00', '12:00', [5])),
        ['periods.1.name'],
      ],
      ['with a weekday that is none', withPeriods(period('P1', '09:00', '10:00', [0, 8])), ['periods.0.weekdays']],
      ['with labels that are the same', cycle({ labels: ['A', 'B', 'a'] }), ['cycle.labels.2']],
      [
        'with an override of no label',
        cycle({ labels: ['A', 'B'], overrides: [{ week: '2026-09-14', label: 'C' }] }),
        ['cycle.overrides.0.label'],
      ],
      ['that rotates without labels', cycle({ kind: 'rotating' }), ['cycle.labels']],
      ['that rotates with a blank label', cycle({ kind: 'rotating', labels: ['Day 1', ' '] }), ['cycle.labels.1']],
    ])('%s', async (_, body, fields) => {
      expect(await fieldsOf(body)).toEqual(fields);
      expect((await view('2026-11-03', '2026-11-03')).body.periods).toEqual(AUTUMN_2026.periods);
    });
  });

  it('takes a Friday’s own times for a period, null for what may be left out, and no labels at all', async () => {
    const fresh = await TestSchool.make(kit, { calendar: null });
    const periods = [
      { name: 'P1', start: '09:00', end: '10:00', weekdays: null },
      { name: 'P1', start: '09:30', end: '10:10', weekdays: [5] },
    ];
    const { status } = await put({ ...AUTUMN_2026, periods, cycle: { kind: 'weeks', labels: [], overrides: null } }, fresh);
    expect(status).toBe(200);
    const { body } = await view('2026-09-03', '2026-09-04', fresh);
    expect(body.teachingDays.map((day) => day.periods)).toEqual([
      [{ name: 'P1', start: '09:00', end: '10:00' }],
      [{ name: 'P1', start: '09:30', end: '10:10' }],
    ]);
  });
});
