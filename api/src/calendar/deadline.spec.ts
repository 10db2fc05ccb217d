import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DeadlineView, PolicyBody } from '@app/shared';
import { newId } from '../core/ids/index.js';
import { AUTUMN_2026, startTestApp, type TestApp, TestSchool } from '../testing/index.js';

const THURSDAY_NOON: PolicyBody = { from: '2026-09-01', kind: 'weekly', weekday: 4, time: '12:00', weeksBefore: 1 };
const MONDAY_NINE: PolicyBody = { from: '2026-09-01', kind: 'weekly', weekday: 1, time: '09:00', weeksBefore: 1 };
const notice = (schoolDays: number): PolicyBody => ({ from: '2026-09-01', kind: 'notice', schoolDays });

describe('the deadline of a lesson', () => {
  let kit: TestApp;
  let school: TestSchool;

  beforeAll(async () => {
    kit = await startTestApp();
    school = await TestSchool.make(kit);
  });
  afterAll(() => kit.stop());

  const ask = (query: string, of = school, who = 'teacher') =>
    of.client(who).get<DeadlineView>(`/calendar/deadline?departmentId=${of.departmentId}&${query}`);
  const decide = async (policy: PolicyBody, of = school) => {
    const { status } = await of.client('head').put(`/departments/${of.departmentId}/policy`, policy);
    expect(status).toBe(200);
  };
  const practical = async (leadSchoolDays: number | null) => {
    const id = newId();
    await kit.db.transaction(school.id, () =>
      kit.db.change(
        "INSERT INTO practical (school_id, id, title, subject, lead_school_days) VALUES ($1, $2, 'Cress seeds', 'Biology', $3)",
        [school.id, id, leadSchoolDays],
      ),
    );
    return id;
  };

  it.each<[string, string, PolicyBody, string]>([
    ['Tue 3 Nov P3', 'date=2026-11-03&period=P3', THURSDAY_NOON, '2026-10-22T11:00:00Z'],
    ['Fri 27 Nov P1', 'date=2026-11-27&period=P1', THURSDAY_NOON, '2026-11-19T12:00:00Z'],
    ['Tue 3 Nov P3', 'date=2026-11-03&period=P3', notice(3), '2026-10-21T10:10:00Z'],
    ['Mon 9 Nov P1', 'date=2026-11-09&period=P1', notice(2), '2026-11-05T08:50:00Z'],
    ['Thu 12 Nov P2', 'date=2026-11-12&period=P2', MONDAY_NINE, '2026-10-23T08:00:00Z'],
  ])('of %s (%s) under %j is %s', async (_, query, policy, deadline) => {
    await decide(policy);
    expect((await ask(query)).body.deadline).toBe(deadline);
  });

  it('is five school days before at the end of the last period for a practical that needs so long', async () => {
    await decide(notice(1));
    const { body } = await ask(`date=2026-11-03&period=P3&practicalId=${await practical(5)}`);
    expect(body.deadline).toBe('2026-10-19T14:00:00Z');
    expect(body.policy).toBe('lead 5 school days');
    expect(body.explanation).toContain('five school days');
    const without = await ask(`date=2026-11-03&period=P3&practicalId=${await practical(null)}`);
    expect(without.body).toMatchObject({ deadline: '2026-10-23T10:10:00Z', policy: 'notice 1 school day' });
  });

  it('says the policy that set it and explains it to a teacher', async () => {
    await decide(THURSDAY_NOON);
    expect((await ask('date=2026-11-03&period=P3')).body).toEqual({
      deadline: '2026-10-22T11:00:00Z',
      policy: 'weekly Thu 12:00, 1 week before',
      explanation: 'Week of 2 Nov closes Thu 22 Oct, 12:00 (weekly: Thursday 12:00, one teaching week before).',
      facts: {
        setBy: 'policy',
        policy: { kind: 'weekly', weekday: 4, time: '12:00', weeksBefore: 1 },
        leadSchoolDays: 0,
        date: '2026-11-03',
        period: 'P3',
        week: '2026-11-02',
        cutTo: null,
        missed: null,
      },
    });
  });

  it('follows the policy of the lesson’s date, so that history stays right', async () => {
    const dated = await TestSchool.make(kit, { policy: { ...THURSDAY_NOON } });
    await decide({ ...notice(2), from: '2026-11-09' }, dated);
    expect((await ask('date=2026-11-06&period=P1', dated)).body.policy).toBe('weekly Thu 12:00, 1 week before');
    expect((await ask('date=2026-11-09&period=P1', dated)).body.policy).toBe('notice 2 school days');
  });

  it('is weekly, Thursday noon the week before, while a department has decided nothing', async () => {
    const undecided = await TestSchool.make(kit);
    expect((await ask('date=2026-11-27&period=P1', undecided)).body.deadline).toBe('2026-11-19T12:00:00Z');
  });

  it.each([
    ['Asia/Kolkata', '2026-11-19T06:30:00Z', '2026-11-05T03:20:00Z'],
    ['America/New_York', '2026-11-19T17:00:00Z', '2026-11-05T13:50:00Z'],
  ])('is on the school’s own clock in %s', async (timeZone, weekly, byNotice) => {
    const abroad = await TestSchool.make(kit, { timeZone, policy: THURSDAY_NOON });
    expect((await ask('date=2026-11-27&period=P1', abroad)).body.deadline).toBe(weekly);
    await decide(notice(2), abroad);
    expect((await ask('date=2026-11-09&period=P1', abroad)).body.deadline).toBe(byNotice);
  });

  it('keeps its wall time over a change of the clocks', async () => {
    // without closures: London leaves summer time on 25 October, New York on 1 November
    const calendar = { ...AUTUMN_2026, closures: [] };
    const london = await TestSchool.make(kit, { calendar, policy: notice(2) });
    expect((await ask('date=2026-10-27&period=P1', london)).body.deadline).toBe('2026-10-23T07:50:00Z');
    expect((await ask('date=2026-10-28&period=P1', london)).body.deadline).toBe('2026-10-26T08:50:00Z');
    const newYork = await TestSchool.make(kit, { calendar, timeZone: 'America/New_York', policy: notice(2) });
    expect((await ask('date=2026-11-03&period=P1', newYork)).body.deadline).toBe('2026-10-30T12:50:00Z');
    expect((await ask('date=2026-11-04&period=P1', newYork)).body.deadline).toBe('2026-11-02T13:50:00Z');
  });

  it('takes a period that is written otherwise', async () => {
    await decide(notice(2));
    expect((await ask('date=2026-11-09&period=1')).body.deadline).toBe('2026-11-05T08:50:00Z');
  });

  it('is asked of teaching days only', async () => {
    for (const date of ['2026-11-02', '2026-10-27', '2026-11-07', '2027-03-03']) {
      const { status, body } = await ask(`date=${date}&period=P1`);
      expect([status, body.code, body.errors?.[0]?.field]).toEqual([422, 'NOT_A_TEACHING_DAY', 'date']);
    }
    const blank = await TestSchool.make(kit, { calendar: null });
    expect((await ask('date=2026-11-03&period=P1', blank)).body.code).toBe('NOT_A_TEACHING_DAY');
  });

  it('names the period where there is none of that name, and what there is', async () => {
    const { status, body } = await ask('date=2026-11-03&period=P9');
    expect([status, body.code, body.errors?.[0]?.field]).toEqual([422, 'INVALID', 'period']);
    expect(body.detail).toContain('P1, P2, P3, P4, P5');
  });

  it('knows the departments and practicals of its own school alone', async () => {
    const other = await TestSchool.make(kit);
    const query = 'date=2026-11-03&period=P1';
    for (const id of [other.departmentId, newId(), 'science'])
      expect((await school.client('teacher').get(`/calendar/deadline?departmentId=${id}&${query}`)).status).toBe(404);
    const theirs = await practical(3);
    expect((await ask(`${query}&practicalId=${theirs}`)).status).toBe(200);
    for (const id of [theirs, newId(), "1' OR '1'='1"])
      expect((await ask(`${query}&practicalId=${encodeURIComponent(id)}`, other)).status).toBe(404);
  });
});
