import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AbsenceAnswer, AbsenceView, Lesson } from '@app/shared';
import { type Page } from '../core/http/index.js';
import { newId } from '../core/ids/index.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';
import { capacityOf, SchoolRules } from './index.js';
import { askFor } from '../testing/ask-for.js';

const DAY = { from: '2026-11-03', to: '2026-11-03' };

describe('absences', () => {
  let kit: TestApp;
  let school: TestSchool;
  let other: TestSchool;

  beforeAll(async () => {
    kit = await startTestApp();
    school = await TestSchool.make(kit);
    other = await TestSchool.make(kit);
  });
  afterAll(() => kit.stop());

  const write = (who: string, body: object, of = school) => of.client(who).post<AbsenceAnswer>('/absences', body);
  const list = (who: string, query = 'from=2026-11-01&to=2026-11-30', of = school) =>
    of.client(who).get<Page<AbsenceView>>(`/absences?${query}`);
  const remove = (who: string, id: string, of = school) => of.client(who).delete(`/absences/${id}`);

  it('are for people who are signed in', async () => {
    expect((await kit.client().post('/absences', {})).status).toBe(401);
    expect((await kit.client().get('/absences?from=2026-11-01&to=2026-11-30')).status).toBe(401);
    expect((await kit.client().delete(`/absences/${newId()}`)).status).toBe(401);
  });

  it('of others are written by technicians, heads and admins only, and of people of the school only', async () => {
    const fresh = await TestSchool.make(kit);
    const teacher = fresh.personId('teacher');
    expect((await write('teacher', { ...DAY, personId: fresh.personId('head') }, fresh)).status).toBe(403);
    expect((await write('teacher', { ...DAY, personId: other.personId('teacher') }, fresh)).status).toBe(403);
    for (const who of ['teacher', 'technician', 'head', 'admin'])
      expect((await write(who, { ...DAY, personId: teacher }, fresh)).status).toBe(201);
    for (const personId of [other.personId('teacher'), newId(), 'me'])
      expect((await write('head', { ...DAY, personId }, fresh)).status).toBe(404);
    expect((await list('head', undefined, other)).body.items).toEqual([]);
  });

  it('of a teacher answer the lessons and requisitions that they touch, and show on the lessons', async () => {
    const fresh = await TestSchool.make(kit);
    const third = await fresh.entry({ cycleDay: 'Tue', period: 'P3', group: '10A' });
    const fifth = await fresh.entry({ cycleDay: 'Tue', period: 'P5', group: '10B' });
    const live = await askFor(kit, fresh, { entry: third, date: '2026-11-03', status: 'accepted', at: '11:10' });
    for (const status of ['cancelled', 'declined', 'cleared'])
      await askFor(kit, fresh, { entry: third, date: '2026-11-03', status, at: '11:10' });
    await askFor(kit, fresh, { entry: fifth, date: '2026-11-03', status: 'accepted', at: '14:00' });
    await askFor(kit, fresh, { entry: third, date: '2026-11-10', status: 'accepted', at: '11:10' });

    const { status, body } = await write(
      'teacher',
      { personId: fresh.personId('teacher'), from: '2026-11-03T08:00:00Z', to: '2026-11-03T13:00:00Z', reason: 'Hospital' },
      fresh,
    );
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String),
      lessons: [{ id: `${third}_2026-11-03`, date: '2026-11-03', period: 'P3', group: '10A' }],
      requisitions: [{ id: live, title: 'Resistance of a wire', status: 'accepted', date: '2026-11-03' }],
      tasks: [],
    });
    const lessons = await fresh.client('teacher').get<Page<Lesson>>('/lessons?from=2026-11-03&to=2026-11-10');
    expect(lessons.body.items.map(({ id, change }) => [id.slice(-10), change?.kind, change?.note])).toEqual([
      ['2026-11-03', 'teacher-away', 'teacher is away'],
      ['2026-11-03', undefined, undefined],
      ['2026-11-10', undefined, undefined],
      ['2026-11-10', undefined, undefined],
    ]);
  });

  it('of whole days cover both ends by the school’s own clock', async () => {
    const kolkata = await TestSchool.make(kit, { timeZone: 'Asia/Kolkata' });
    await kolkata.entry({ cycleDay: 'Tue', period: 'P1' });
    await kolkata.entry({ cycleDay: 'Wed', period: 'P5' });
    const { body } = await write('teacher', { personId: kolkata.personId('teacher'), from: '2026-11-03', to: '2026-11-04' }, kolkata);
    expect(body.lessons.map(({ date, period }) => [date, period])).toEqual([
      ['2026-11-03', 'P1'],
      ['2026-11-04', 'P5'],
    ]);
    const { items } = (await list('teacher', undefined, kolkata)).body;
    expect(items.map(({ from, to }) => [from, to])).toEqual([['2026-11-02T18:30:00Z', '2026-11-04T18:30:00Z']]);
  });

  it('of a day when the clocks go back are 25 hours long', async () => {
    await write('head', { personId: school.personId('head'), from: '2026-10-25', to: '2026-10-25' });
    const { items } = (await list('head', 'from=2026-10-25&to=2026-10-25')).body;
    expect(items.map(({ from, to }) => [from, to])).toEqual([['2026-10-24T23:00:00Z', '2026-10-26T00:00:00Z']]);
  });

  it('of a technician answer the open tasks that stand with them, and take their time out of the capacity', async () => {
    const fresh = await TestSchool.make(kit);
    const technician = fresh.personId('technician');
    const tasks = { open: newId(), done: newId(), nobodys: newId(), later: newId() };
    await kit.db.transaction(fresh.id, async () => {
      for (const [key, id] of Object.entries(tasks))
        await kit.db.change(
          `INSERT INTO task (school_id, id, kind, department_id, title, minutes, window_from, due, date, assignee_id, done_at)
           VALUES ($1, $2, 'prepare', $3, $4, 30, $5::date, $5::date + interval '12 hours', $5::date, $6, $7)`,
          [
            fresh.id,
            id,
            fresh.departmentId,
            key,
            key === 'later' ? '2026-11-05' : '2026-11-03',
            key === 'nobodys' ? null : technician,
            key === 'done' ? '2026-11-03T08:00:00Z' : null,
          ],
        );
    });
    const minutes = async () => {
      const [row] = await kit.db.read<{ rules_version: number }>(fresh.id, 'SELECT rules_version FROM school');
      const rules = await kit.app.get(SchoolRules).of({ schoolId: fresh.id, rulesVersion: row?.rules_version ?? 0 });
      const day = rules.calendar?.day('2026-11-03');
      return capacityOf(rules, fresh.departmentId)?.minutes(day?.startMs ?? 0, day?.endMs ?? 0);
    };
    expect(await minutes()).toBe(460);
    const { body } = await write('technician', { personId: technician, from: '2026-11-03T00:00:00Z', to: '2026-11-03T10:00:00Z' }, fresh);
    expect(body.tasks).toEqual([{ id: tasks.open, kind: 'prepare', title: 'open', date: '2026-11-03' }]);
    expect(await minutes()).toBe(340);
    expect((await remove('technician', body.id, fresh)).status).toBe(204);
    expect(await minutes()).toBe(460);
  });

  it('are listed in order of start: one’s own, or everybody’s for those who read all', async () => {
    const fresh = await TestSchool.make(kit);
    const [teacher, technician] = [fresh.personId('teacher'), fresh.personId('technician')];
    const second = await write('teacher', { personId: teacher, from: '2026-11-10', to: '2026-11-11', reason: 'Hospital' }, fresh);
    const first = await write('technician', { personId: technician, ...DAY, reason: 'Course' }, fresh);
    await write('head', { personId: teacher, from: '2026-12-08', to: '2026-12-08' }, fresh);
    const idsOf = async (who: string, query?: string) => (await list(who, query, fresh)).body.items.map(({ id }) => id);
    expect(await idsOf('teacher')).toEqual([second.body.id]);
    expect(await idsOf('head')).toEqual([first.body.id, second.body.id]);
    expect(await idsOf('head', `from=2026-11-01&to=2026-11-30&personId=${teacher}`)).toEqual([second.body.id]);
    expect(await idsOf('head', 'from=2026-11-11&to=2026-11-11')).toEqual([second.body.id]);
    expect((await list('teacher', `from=2026-11-01&to=2026-11-30&personId=${technician}`, fresh)).status).toBe(403);
    const page = (await list('head', 'from=2026-11-01&to=2026-12-31&limit=1', fresh)).body;
    const rest = (await list('head', `from=2026-11-01&to=2026-12-31&limit=2&cursor=${page.nextCursor}`, fresh)).body;
    expect(rest.items).toHaveLength(2);
    expect([page.total, rest.total, (await list('teacher', undefined, fresh)).body.total]).toEqual([3, 3, 1]);
  });

  it('tell their reason to the person, to heads of their departments and to admins, and to nobody else', async () => {
    const fresh = await TestSchool.make(kit);
    await fresh.person('head of art', ['head'], null, await fresh.department('Art'));
    await fresh.signIn('head of art');
    await write('teacher', { personId: fresh.personId('teacher'), ...DAY, reason: ' Hospital ' }, fresh);
    const reason = async (who: string) => (await list(who, undefined, fresh)).body.items[0]?.reason;
    for (const who of ['teacher', 'head', 'admin']) expect([who, await reason(who)]).toEqual([who, 'Hospital']);
    for (const who of ['technician', 'head of art']) expect([who, await reason(who)]).toEqual([who, null]);
    const [events] = await kit.db.read(fresh.id, "SELECT count(*) AS told FROM event WHERE event::text LIKE '%Hospital%'");
    expect(events).toEqual({ told: 0 });
  });

  it('are withdrawn by the person or those who read all; of others and of other schools they are not there', async () => {
    const absence = (await write('head', { personId: school.personId('head'), ...DAY })).body.id;
    expect((await remove('teacher', absence)).status).toBe(404);
    expect((await remove('head', absence, other)).status).toBe(404);
    expect((await remove('head', 'x')).status).toBe(404);
    expect((await remove('technician', absence)).status).toBe(204);
    expect((await remove('technician', absence)).status).toBe(404);
    const events = await kit.db.read<{ name: string }>(school.id, 'SELECT name FROM event WHERE subject_id = $1 ORDER BY id', [absence]);
    expect(events.map(({ name }) => name)).toEqual(['absence.written', 'absence.withdrawn']);
  });

  it.each<[object, string]>([
    [{ from: '2026-11-04', to: '2026-11-03' }, 'to'],
    [{ from: '2026-11-03T10:00:00Z', to: '2026-11-03T10:00:00Z' }, 'to'],
    [{ from: '2026-01-01', to: '2027-03-01' }, 'to'],
    [{ from: '2026-02-30', to: '2026-03-01' }, 'from'],
    [{ from: '2026-11-03', to: 'tomorrow' }, 'to'],
    [{ from: '2026-11-03T10:00', to: '2026-11-04' }, 'from'],
    [{ from: '+275760-01-01T00:00:00Z', to: '2026-11-04' }, 'from'],
    [{ from: 20261103, to: '2026-11-04' }, 'from'],
    [{ from: '2026-11-03', to: '2026-11-04', reason: 'x'.repeat(501) }, 'reason'],
    [{ from: '2026-11-03', to: '2026-11-04', kind: 'holiday' }, 'kind'],
  ])('refuse %j, naming the field, and keep nothing', async (body, field) => {
    const before = (await list('admin', 'from=2026-01-01&to=2026-12-31')).body.items.length;
    const answer = await write('admin', { personId: school.personId('admin'), ...body });
    expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, field]);
    expect((await list('admin', 'from=2026-01-01&to=2026-12-31')).body.items).toHaveLength(before);
  });

  it('sent again with the same key are written once', async () => {
    const fresh = await TestSchool.make(kit);
    const body = { personId: fresh.personId('teacher'), ...DAY };
    const send = () => fresh.client('teacher').post<AbsenceAnswer>('/absences', body, { 'idempotency-key': 'once' });
    const [first, again] = [await send(), await send()];
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect((await list('teacher', undefined, fresh)).body.items).toHaveLength(1);
  });
});
