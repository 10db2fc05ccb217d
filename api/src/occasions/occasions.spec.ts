import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Lesson, OccasionView, Problem, Requisition } from '@app/shared';
import { FIELD_CALENDAR, FieldSchool } from '../testing/base-timetable.js';
import { importFile } from '../testing/import-file.js';
import { startTestApp, TestSchool, type TestApp } from '../testing/index.js';

const CLUB = { title: 'STEM club', kind: 'club', date: '2026-11-26', start: '15:30', end: '16:30' };

describe('an occasion', () => {
  let kit: TestApp;
  let field: FieldSchool;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
  });
  afterAll(() => kit.stop());
  beforeEach(async () => {
    field = await FieldSchool.on(kit);
  });

  const body = (more: object = {}) => ({ ...CLUB, departmentId: field.school.departmentId, ...more });
  const add = (more: object = {}) => field.technician.post<OccasionView & Problem>('/occasions', body(more));
  const lessons = async (from: string, to: string) =>
    (await field.technician.get<{ items: Lesson[] }>(`/lessons?from=${from}&to=${to}`)).body.items.filter(({ occasion }) => occasion);
  const ask = (lessonId: string | undefined, more: object = {}) =>
    field.technician.post<Requisition & Pick<Problem, 'code'>>('/requisitions', {
      lessonId,
      status: 'submitted',
      title: 'Slime',
      lines: [{ name: 'PVA glue', perClass: 1 }],
      lateReason: 'forgot',
      ...more,
    });

  it('is a lesson without a class, under its title, with a deadline', async () => {
    const { status, body: made } = await add({ pupils: 12 });
    expect([status, made.lessonIds]).toEqual([201, [`${made.id}_2026-11-26`]]);
    expect(await lessons('2026-11-26', '2026-11-26')).toMatchObject([
      {
        id: made.lessonIds[0],
        group: null,
        subject: 'STEM club',
        occasion: { id: made.id, kind: 'club', title: 'STEM club' },
        start: '2026-11-26T15:30:00Z',
        end: '2026-11-26T16:30:00Z',
        startTime: '15:30',
        deadline: '2026-11-19T12:00:00Z',
        state: 'unanswered',
      },
    ]);
  });

  it('is asked for as a lesson is: sets, holds, tasks, load, lists', async () => {
    const kitId = await field.apparatus(5);
    const { body: made } = await add({ pupils: 12 });
    const { status, body: request } = await ask(made.lessonIds[0], { lines: [{ apparatusId: kitId, perSet: 0.5 }] });
    expect(status).toBe(201);
    expect(request).toMatchObject({
      pupils: 12,
      sets: 6,
      deadline: '2026-11-19T12:00:00Z',
      late: false,
      lesson: { group: null, occasion: { kind: 'club' }, start: '2026-11-26T15:30:00Z' },
    });
    expect(request.tasks.map(({ kind }) => kind).sort()).toEqual(['clear', 'collect', 'deliver', 'prepare']);
    expect(await field.now(request)).toMatchObject({ lesson: { group: null, subject: 'STEM club' } });
    expect((await field.askFor('10P', '2026-11-23', kitId, 5)).status).toBe(201);
    const second = await add({ title: 'Trial run', kind: 'trial' });
    const refused = await ask(second.body.lessonIds[0], { lines: [{ apparatusId: kitId, perClass: 3 }] });
    expect(refused.body.code).toBe('HOLD_REFUSED');
    const list = await field.prepList('2026-11-26');
    expect(list.tasks.find(({ kind }) => kind === 'deliver')?.lesson).toMatchObject({ group: 'STEM club', period: '15:30' });
    const { body: all } = await field.technician.get<{ items: { group: string }[] }>('/requisitions?from=2026-11-26&to=2026-11-26');
    expect(all.items.map(({ group }) => group)).toEqual(['STEM club']);
  });

  it('may lie on a day without teaching, with the deadline of the teaching week before', async () => {
    const { body: made } = await add({ date: '2026-12-22', kind: 'open-evening', start: '18:00', end: '20:00' });
    expect(await lessons('2026-12-22', '2026-12-22')).toMatchObject([{ deadline: '2026-12-17T12:00:00Z', start: '2026-12-22T18:00:00Z' }]);
    expect((await ask(made.lessonIds[0])).status).toBe(201);
  });

  it.each([
    ['FREQ=WEEKLY;COUNT=3', ['2026-11-26', '2026-12-03', '2026-12-10']],
    ['RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20261210', ['2026-11-26', '2026-12-03', '2026-12-10']],
    ['FREQ=DAILY;INTERVAL=2;COUNT=3', ['2026-11-26', '2026-11-28', '2026-11-30']],
    ['FREQ=MONTHLY;BYMONTHDAY=26;COUNT=2', ['2026-11-26', '2026-12-26']],
  ])('repeats by %s', async (rrule, dates) => {
    const { status, body: made } = await add({ rrule });
    expect([status, made.lessonIds]).toEqual([201, dates.map((date) => `${made.id}_${date}`)]);
  });

  it('skips days without teaching where it says so, and does not count them', async () => {
    const { body: made } = await add({ date: '2026-12-16', rrule: 'FREQ=WEEKLY;COUNT=3', skipNonTeaching: true });
    expect(made.lessonIds.map((id) => id.slice(-10))).toEqual(['2026-12-16', '2027-01-06', '2027-01-13']);
  });

  it.each([
    ['that never ends', 'FREQ=DAILY'],
    ['of too many dates', 'FREQ=DAILY;UNTIL=20270901'],
    ['of 201', 'FREQ=DAILY;COUNT=201'],
    ['over 400 days', 'FREQ=MONTHLY;UNTIL=20280101'],
    ['of years', 'FREQ=YEARLY;COUNT=2'],
    ['of seconds', 'FREQ=SECONDLY;COUNT=2'],
    ['without steps', 'FREQ=DAILY;INTERVAL=0;COUNT=2'],
    ['that never comes', 'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31;COUNT=2'],
    ['with times', 'FREQ=DAILY;BYHOUR=1,2,3;COUNT=2'],
    ['of a place that no week has', 'FREQ=WEEKLY;BYDAY=MO;BYSETPOS=3;COUNT=2'],
    ['of days that its steps miss', 'FREQ=DAILY;INTERVAL=7;BYDAY=MO;COUNT=2'],
    ['of nonsense', 'every thursday'],
    ['twice said', 'FREQ=DAILY;FREQ=WEEKLY;COUNT=2'],
    ['of two ends', 'FREQ=DAILY;COUNT=2;UNTIL=20261201'],
    ['of a wrong date', 'FREQ=DAILY;UNTIL=20261399'],
    ['of a wrong day', 'FREQ=WEEKLY;BYDAY=XX;COUNT=2'],
  ])('refuses a rule %s', async (_, rrule) => {
    const { status, body: problem } = await add({ rrule });
    expect([status, problem.errors?.[0]?.field]).toEqual([422, 'rrule']);
  });

  it.each([
    [{ end: '15:30' }, 'end'],
    [{ end: '09:00' }, 'end'],
    [{ kind: 'party' }, 'kind'],
    [{ title: '   ' }, 'title'],
    [{ date: '2026-02-30' }, 'date'],
    [{ pupils: 0 }, 'pupils'],
    [{ pupils: 1e9 }, 'pupils'],
    [{ skipNonTeaching: true, date: '2026-11-28' }, 'date'],
  ])('refuses %j', async (wrong, at) => {
    const { status, body: problem } = await add(wrong);
    expect([status, problem.errors?.[0]?.field]).toEqual([422, at]);
  });

  it.each(['departmentId', 'teacherId', 'roomId', 'groupId'])('knows no %s of another school', async (at) => {
    const { status, body: problem } = await add({ [at]: crypto.randomUUID() });
    expect([status, problem.errors?.[0]?.field]).toEqual([404, at]);
    expect((await add({ [at]: 'nobody' })).status).toBe(404);
  });

  it('changes the dates still to come: what was asked for at them follows, and what is dropped is settled', async () => {
    const { body: made } = await add({ rrule: 'FREQ=WEEKLY;COUNT=3' });
    const [first, , third] = made.lessonIds;
    const { body: kept } = await ask(first);
    const { body: lost } = await ask(third);
    const changed = await field.technician.put<OccasionView>(`/occasions/${made.id}`, {
      ...body({ rrule: 'FREQ=WEEKLY;COUNT=2', start: '16:00', end: '17:00' }),
      version: made.version,
    });
    expect([changed.status, changed.body.lessonIds, changed.body.version]).toEqual([200, made.lessonIds.slice(0, 2), made.version + 1]);
    expect((await field.now(kept)).lesson).toMatchObject({ start: '2026-11-26T16:00:00Z', end: '2026-11-26T17:00:00Z' });
    expect([await field.settle(lost), (await field.now(lost)).lessonGone]).toEqual([['lesson-gone'], true]);
    const stale = await field.technician.put<Problem>(`/occasions/${made.id}`, { ...body(), version: made.version });
    expect([stale.status, stale.body.code]).toEqual([409, 'STALE_VERSION']);
    const undone = await field.technician.post('/undo', { token: changed.headers['undo-token'] });
    expect(undone.status).toBe(200);
    expect([await field.settle(lost), (await field.now(kept)).lesson.start]).toEqual([[], '2026-11-26T15:30:00Z']);
  });

  it('leaves what is over as it was', async () => {
    const { body: made } = await add({ date: '2026-11-12', rrule: 'FREQ=WEEKLY;COUNT=3' });
    const put = await field.technician.put<OccasionView>(`/occasions/${made.id}`, {
      ...body({ date: '2026-11-12', rrule: 'FREQ=WEEKLY;COUNT=3', start: '16:00', end: '17:00' }),
      version: made.version,
    });
    expect(put.body.lessonIds).toEqual(made.lessonIds);
    expect((await lessons('2026-11-12', '2026-11-26')).map(({ startTime }) => startTime)).toEqual(['15:30', '16:00', '16:00']);
  });

  it('is taken away with its dates to come, and comes back when that is undone', async () => {
    const { body: made } = await add();
    const { body: request } = await ask(made.lessonIds[0]);
    const gone = await field.technician.delete(`/occasions/${made.id}`);
    expect([gone.status, await lessons('2026-11-26', '2026-11-26'), await field.settle(request)]).toEqual([204, [], ['lesson-gone']]);
    expect((await field.technician.get(`/occasions/${made.id}`)).status).toBe(404);
    expect((await field.technician.post('/undo', { token: gone.headers['undo-token'] })).status).toBe(200);
    expect([(await lessons('2026-11-26', '2026-11-26')).length, await field.settle(request)]).toEqual([1, []]);
  });

  it('may be of a class, and is one of its lessons to keep something out until', async () => {
    const groups = await field.technician.get<{ items: { id: string; code: string }[] }>('/groups');
    const group = groups.body.items.find(({ code }) => code === '10P');
    const { body: made } = await add({ groupId: group?.id, date: '2026-11-27' });
    expect(await lessons('2026-11-27', '2026-11-27')).toMatchObject([{ group: { code: '10P', pupils: 24 } }]);
    const kept = await field.ask('10P', '2026-11-23', { keepUntilLessonId: made.lessonIds[0] });
    expect([kept.status, kept.body.keptUntil]).toEqual([201, '2026-11-27T16:30:00Z']);
    const all = await field.technician.get<{ items: { code: string }[] }>('/groups');
    expect(all.body.items).toHaveLength(groups.body.items.length);
  });

  it('stands after a timetable is taken in again, and its day off is followed', async () => {
    const { body: made } = await add({ skipNonTeaching: true });
    const { body: request } = await ask(made.lessonIds[0]);
    const again = await importFile(
      field.admin,
      'week,day,period,group,year,pupils,subject,department,teacher,room\n,Mon,P3,10P,10,24,Science,Science,HOLT,North 1\n',
    );
    expect(again.status).toBe(200);
    expect([(await lessons('2026-11-26', '2026-11-26')).length, await field.settle(request)]).toEqual([1, []]);
    const closures = [...FIELD_CALENDAR.closures, { from: '2026-11-26', to: '2026-11-26', kind: 'inset' as const, name: 'Training' }];
    expect((await field.calendar({ closures })).status).toBe(200);
    expect([await lessons('2026-11-26', '2026-11-26'), await field.settle(request)]).toEqual([[], ['closed']]);
  });

  it('is a teacher’s own, and nobody else’s to change but a technician’s and a head’s', async () => {
    await field.school.person('colleague', ['teacher']);
    for (const key of ['colleague']) await field.school.signIn(key);
    const teacher = field.school.client('teacher');
    const made = await teacher.post<OccasionView>('/occasions', body());
    expect([made.status, made.body.teacher.id]).toEqual([201, field.school.personId('teacher')]);
    const colleague = field.school.client('colleague');
    expect((await colleague.get(`/occasions/${made.body.id}`)).status).toBe(404);
    expect((await colleague.delete(`/occasions/${made.body.id}`)).status).toBe(404);
    expect((await colleague.post('/occasions', body({ teacherId: field.school.personId('teacher') }))).status).toBe(403);
    expect((await colleague.get<{ items: object[] }>('/occasions')).body.items).toEqual([]);
    expect((await teacher.get<{ items: object[] }>('/occasions?from=2026-11-20&to=2026-11-30')).body.items).toHaveLength(1);
    expect((await field.technician.delete(`/occasions/${made.body.id}`)).status).toBe(204);
    expect((await kit.client().post('/occasions', body())).status).toBe(401);
    const other = await TestSchool.make(kit);
    expect((await other.client('technician').get(`/occasions/${made.body.id}`)).status).toBe(404);
  });
});
