import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportAnswer } from '@app/shared';
import { importFile, rowCounts, TIMETABLE, TIMETABLE_HEADER } from '../testing/import-file.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp('2026-11-03T07:00:00Z');
});
afterAll(() => kit.stop());

async function entries(school: TestSchool): Promise<Record<string, unknown>[]> {
  return kit.db.read(
    school.id,
    `SELECT e.id, e.cycle_day, e.period, e.last_period, g.code AS "group", t.code AS teacher, r.code AS room, d.name AS department, e.valid_from, e.valid_to
     FROM timetable_entry e
     JOIN teaching_group g ON g.school_id = e.school_id AND g.id = e.group_id
     JOIN person t ON t.school_id = e.school_id AND t.id = e.teacher_id
     JOIN department d ON d.school_id = e.school_id AND d.id = e.department_id
     LEFT JOIN room r ON r.school_id = e.school_id AND r.id = e.room_id
     WHERE e.school_id = $1 ORDER BY e.period, e.cycle_day DESC, g.code`,
    [school.id],
  );
}

describe('who may import', () => {
  it('an admin, and nobody else', async () => {
    const school = await TestSchool.make(kit);
    expect((await importFile(kit.client(), TIMETABLE)).status).toBe(401);
    for (const role of ['teacher', 'technician', 'head']) expect((await importFile(school.client(role), TIMETABLE)).status).toBe(403);
    expect((await importFile(school.client('admin'), TIMETABLE, { mode: 'preview' })).status).toBe(200);
  });

  it("touches no other school's rows", async () => {
    const [one, other] = [await TestSchool.make(kit), await TestSchool.make(kit)];
    await importFile(one.client('admin'), TIMETABLE);
    const before = await rowCounts(kit, one);
    const { body } = await importFile(other.client('admin'), TIMETABLE);
    expect([body.created, body.made.people]).toEqual([3, ['ABC', 'DEF']]);
    expect(await rowCounts(kit, one)).toEqual(before);
  });
});

describe('importing a timetable', () => {
  it('previews without changing anything, then applies just that', async () => {
    const school = await TestSchool.make(kit);
    const admin = school.client('admin');
    const before = await rowCounts(kit, school);
    const preview = await importFile(admin, TIMETABLE, { mode: 'preview' });
    expect(preview.status).toBe(200);
    expect(preview.body).toMatchObject({
      mode: 'preview',
      kind: 'timetable-csv',
      created: 3,
      updated: 0,
      unchanged: 0,
      removed: 0,
      rejected: [],
      warnings: [],
      mapping: { group: 'class_code', subject: 'subject_code', teacher: 'teacher_code', day: 'day', period: 'period', room: 'room' },
      headers: TIMETABLE_HEADER.split(','),
      made: { people: ['ABC', 'DEF'], groups: ['9B', '10A'], rooms: ['Lab 1', 'Studio'], departments: ['Art'] },
      cycleDaysFound: ['Tue', 'Wed'],
    });
    expect(preview.body.sample[0]).toMatchObject({ row: 2, cycleDay: 'Tue', period: 'P1', group: '10A', year: 10, department: 'Science' });
    expect(await rowCounts(kit, school)).toEqual(before);

    const applied = await importFile(admin, TIMETABLE);
    expect(applied.body).toEqual({ ...preview.body, mode: 'apply', id: expect.any(String) });
    expect(await entries(school)).toMatchObject([
      { cycle_day: 'Tue', period: 'P1', group: '10A', teacher: 'ABC', room: 'Lab 1', department: 'Science', valid_from: null },
      { cycle_day: 'Tue', period: 'P1', group: '9B', teacher: 'DEF', room: 'Studio', department: 'Art' },
      { cycle_day: 'Wed', period: 'P2', group: '10A', teacher: 'ABC', room: 'Lab 1', department: 'Science' },
    ]);
    const [person] = await kit.db.read(school.id, "SELECT roles, email, account_id FROM person WHERE school_id = $1 AND code = 'ABC'", [
      school.id,
    ]);
    expect(person).toEqual({ roles: ['teacher'], email: null, account_id: null });
  });

  it('leaves a second time everything as it is, without a trace', async () => {
    const school = await TestSchool.make(kit);
    await importFile(school.client('admin'), TIMETABLE);
    const before = [await entries(school), await rowCounts(kit, school)];
    const { body } = await importFile(school.client('admin'), TIMETABLE.replaceAll('\n', '\r\n'));
    expect([body.created, body.updated, body.unchanged, body.removed]).toEqual([0, 0, 3, 0]);
    expect([await entries(school), await rowCounts(kit, school)]).toEqual(before);
  });

  it('keeps the id of a lesson in another room, ends one that is gone and begins a new one today', async () => {
    const school = await TestSchool.make(kit);
    await importFile(school.client('admin'), TIMETABLE);
    const [moved, stays, gone] = await entries(school);
    const { body } = await importFile(
      school.client('admin'),
      `${TIMETABLE_HEADER}\nTue,1,10A,Sc,ABC,Lab 2\nTue,1,9B,Ar,DEF,Studio\nThu,3,9B,Ar,DEF,Studio\n`,
    );
    expect([body.created, body.updated, body.unchanged, body.removed]).toEqual([1, 1, 1, 1]);
    expect(body.warningsByCode).toEqual({ LESSONS_END: 1 });
    const [first, third, second, fourth] = await entries(school);
    expect(first).toEqual({ ...moved, room: 'Lab 2' });
    expect(second).toEqual({ ...gone, valid_to: '2026-11-02' });
    expect(third).toEqual(stays);
    expect(fourth).toMatchObject({ cycle_day: 'Thu', valid_from: '2026-11-03', valid_to: null });
  });

  it('takes up the same lessons again after a wrong file on the same day', async () => {
    const school = await TestSchool.make(kit);
    await importFile(school.client('admin'), TIMETABLE);
    const before = await entries(school);
    await importFile(school.client('admin'), `${TIMETABLE_HEADER}\nFri,1,7C,Ma,XYZ,1\n`);
    const { body } = await importFile(school.client('admin'), TIMETABLE);
    expect([body.created, body.updated, body.removed]).toEqual([0, 3, 1]);
    expect(await entries(school)).toEqual(before);
  });

  it('gives the lessons that teachers see, with the same ids after another import', async () => {
    const school = await TestSchool.make(kit);
    const lessons = async (): Promise<unknown[]> => {
      const [teacher] = await kit.db.read<{ id: string }>(school.id, "SELECT id FROM person WHERE code = 'ABC'");
      const url = `/lessons?from=2026-11-03&to=2026-11-04&teacherId=${teacher?.id}`;
      const { body } = await school.client('admin').get<{ items: { id: string; date: string; period: string }[] }>(url);
      return body.items.map(({ id, date, period }) => [id, date, period]);
    };
    await importFile(school.client('admin'), TIMETABLE);
    const before = await lessons();
    expect(before).toEqual([
      [expect.any(String), '2026-11-03', 'P1'],
      [expect.any(String), '2026-11-04', 'P2'],
    ]);
    await importFile(school.client('admin'), TIMETABLE.replaceAll('Lab 1', 'Lab 3'));
    expect(await lessons()).toEqual(before);
  });

  it('begins on the day that is given', async () => {
    const school = await TestSchool.make(kit);
    await importFile(school.client('admin'), TIMETABLE, { from: '2026-11-09' });
    expect((await entries(school)).map(({ valid_from }) => valid_from)).toEqual(Array(3).fill('2026-11-09'));
  });

  it('never drops a lesson that a teacher has answered for', async () => {
    const school = await TestSchool.make(kit);
    await importFile(school.client('admin'), TIMETABLE, { from: '2026-11-09' });
    const [answered] = await entries(school);
    await kit.db.transaction(school.id, () =>
      kit.db.change(
        "INSERT INTO lesson_answer (school_id, entry_id, date, answer, person_id, at) VALUES ($1, $2, '2026-11-10', 'nothing-needed', $3, '2026-11-03T07:00:00Z')",
        [school.id, answered?.['id'], school.personId('teacher')],
      ),
    );
    const { body } = await importFile(school.client('admin'), `${TIMETABLE_HEADER}\nThu,1,9B,Ar,DEF,Studio\n`);
    expect([body.created, body.removed]).toEqual([1, 3]);
    expect((await entries(school)).map(({ cycle_day, valid_to }) => [cycle_day, valid_to])).toEqual([
      ['Tue', '2026-11-08'],
      ['Thu', null],
    ]);
  });

  it('names the live requisitions of lessons that end, and keeps them', async () => {
    const school = await TestSchool.make(kit);
    await importFile(school.client('admin'), TIMETABLE);
    const ask = (title: string, date: string, status: string): Promise<number> =>
      kit.db.transaction(school.id, () =>
        kit.db.change(
          `INSERT INTO requisition (school_id, id, entry_id, date, period, starts_at, ends_at, teacher_id, department_id, group_id, title, pupils,
             group_size, sets, status, deadline, deadline_policy, created_by, created_at)
           SELECT school_id, gen_random_uuid(), id, $1::date, period, $1::date + time '08:50', $1::date + time '09:50', teacher_id, department_id,
             group_id, $2, 30, 2, 15, $3, $1::date, 'notice', teacher_id, $1::date
           FROM timetable_entry WHERE cycle_day = 'Wed'`,
          [date, title, status],
        ),
      );
    await ask('Food tests', '2026-11-04', 'accepted');
    await ask('Food tests', '2026-11-11', 'cancelled');
    const { body } = await importFile(school.client('admin'), TIMETABLE.replace('Wed,2', 'Thu,2'), { mode: 'preview' });
    const told = body.warnings.filter(({ code }) => code === 'REQUISITIONS_TO_SETTLE').map(({ message }) => message);
    expect(told).toEqual([expect.stringMatching(/: Food tests for 10A on Wed 4 Nov\.$/)]);
    await importFile(school.client('admin'), TIMETABLE.replace('Wed,2', 'Thu,2'));
    expect(await kit.db.read(school.id, 'SELECT status FROM requisition ORDER BY date')).toEqual([
      { status: 'accepted' },
      { status: 'cancelled' },
    ]);
  });

  it('records one event and lets go of what was worked out from the old timetable', async () => {
    const school = await TestSchool.make(kit);
    const read = (): Promise<Record<string, unknown>[]> =>
      kit.db.read(
        school.id,
        "SELECT payload->'after' AS after, rules_version FROM event JOIN school s USING (school_id) WHERE event.name = 'timetable.imported'",
      );
    const [before] = await kit.db.read<{ rules_version: number }>(school.id, 'SELECT rules_version FROM school');
    await importFile(school.client('admin'), TIMETABLE, {}, 'C:\\exports\\autumn.csv');
    expect(await read()).toEqual([
      {
        after: expect.objectContaining({ file: 'autumn.csv', created: 3, from: '2026-11-03' }),
        rules_version: (before?.rules_version ?? 0) + 1,
      },
    ]);
  });

  it('takes a correction of the mapping, and answers it', async () => {
    const school = await TestSchool.make(kit);
    const file = 'day,period,set,band,initials\nTue,1,Sc1,10X,ABC\n';
    const { body } = await importFile(school.client('admin'), file, { mapping: '{"group": "band", "subject": "set"}' });
    expect(body.mapping).toEqual({ day: 'day', period: 'period', group: 'band', subject: 'set', teacher: 'initials' });
    expect((await entries(school))[0]).toMatchObject({ group: '10X', department: 'Science' });
  });

  it('keeps the rows that are right and lists the others', async () => {
    const school = await TestSchool.make(kit);
    const { body } = await importFile(school.client('admin'), `${TIMETABLE}Someday,1,10A,Sc,ABC,1\nTue,1,10B,Sc,ABC,Lab 1\n`, {
      acceptUnread: 'true',
    });
    expect(body).toMatchObject({ created: 4, rejectedCount: 1, warningCount: 1 });
    expect(body.rejected).toEqual([{ row: 5, column: 'day', code: 'DAY_NOT_UNDERSTOOD', message: expect.any(String) }]);
    expect(body.warnings).toEqual([{ row: 6, column: 'teacher_code', code: 'TEACHER_CLASH', message: expect.any(String) }]);
  });

  it('puts two imports at once one after the other', async () => {
    const school = await TestSchool.make(kit);
    const answers = await Promise.all([importFile(school.client('admin'), TIMETABLE), importFile(school.client('admin'), TIMETABLE)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers.map(({ body }) => body.created + body.unchanged)).toEqual([3, 3]);
    expect(await entries(school)).toHaveLength(3);
  });
});

describe("real schools' timetables, taken in", () => {
  const timed = async (name: string, kind: string): Promise<{ answer: ImportAnswer; again: ImportAnswer } | undefined> => {
    const path = `${import.meta.dirname}/../../../../shared/data/timetables/${name}`;
    if (!existsSync(path)) {
      console.info(`${name} is not here: skipped`);
      return undefined;
    }
    const school = await TestSchool.make(kit);
    const bytes = readFileSync(path);
    const times: number[] = [];
    const step = async (mode: string): Promise<ImportAnswer> => {
      const start = performance.now();
      const { status, body } = await importFile(school.client('admin'), bytes, { kind, mode }, name);
      times.push(Math.round(performance.now() - start));
      expect(status).toBe(200);
      return body;
    };
    await step('preview');
    const answer = await step('apply');
    const again = await step('apply');
    console.info(`${name}: preview, apply, apply again in ${times.join(', ')} ms`);
    return { answer, again };
  };

  it('an English school with foreign headers', async () => {
    const done = await timed('england-st-paul.csv', 'timetable-csv');
    if (!done) return;
    expect(done.answer).toMatchObject({ created: 1227, rejectedCount: 0 });
    expect(done.answer.warningsByCode).toEqual({ NO_TEACHER_NAMED: 1, SUBJECT_WITHOUT_DEPARTMENT: 1, TEACHER_CLASH: 3, GROUP_CLASH: 4 });
    expect(done.again).toMatchObject({ created: 0, updated: 0, unchanged: 1227, removed: 0 });
  });

  it('a school with a six-day cycle, from FET', async () => {
    const done = await timed('fet-hong-kong-6-day.csv', 'fet');
    if (!done) return;
    expect(done.answer).toMatchObject({ created: 873, rejectedCount: 0, cycleDaysFound: [1, 2, 3, 4, 5, 6].map((n) => `Day ${n}`) });
    expect(done.answer.periodsFound[0]).toEqual({ name: '08:30~09:10', start: '08:30', end: '09:10', known: false });
    expect(done.again).toMatchObject({ created: 0, updated: 0, unchanged: 873, removed: 0 });
  });
});
