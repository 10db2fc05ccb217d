import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MergePreview, Person } from '@app/shared';
import { newId } from '../core/ids/index.js';
import { askFor } from '../testing/ask-for.js';
import { importFile } from '../testing/import-file.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp('2026-11-18T09:00:00Z');
});
afterAll(() => kit.stop());

const FILE = 'day,period,group,subject,teacher\nMon,P3,10P,Science,HOLT\nTue,P1,10P,Science,HOLT/BRAM\n';

/** What of a person moves to the one who stays, by table and column; the rest is history. */
const MOVES = [
  'absence.person_id',
  'duty.assignee_id',
  'entry_teacher.teacher_id',
  'import_word.person_id',
  'lesson_answer.person_id',
  'lesson_change.teacher_id',
  'notice.answered_by',
  'notice.author_id',
  'occasion.created_by',
  'occasion.teacher_id',
  'offer.answered_by',
  'offer.made_by',
  'person_department.person_id',
  'requisition.created_by',
  'requisition.lesson_teacher_id',
  'requisition.teacher_id',
  'requisition_message.person_id',
  'task.assignee_id',
  'task.done_by',
  'timetable_entry.teacher_id',
];
const STAYS = [
  'check_record.person_id',
  'apparatus_use.person_id',
  'event.person_id',
  'idempotency.person_id',
  'import.person_id',
  'import.undone_by',
  'import_run.person_id',
  'log_entry.person_id',
  'notice_read.person_id',
  'notification.person_id',
  'notification_choice.person_id',
  'practical_file.person_id',
  'practical_note.person_id',
  'stock_movement.person_id',
  'undo.person_id',
  'undo.used_by',
];

async function schoolWithTwo(): Promise<{ school: TestSchool; keep: string; other: string }> {
  const school = await TestSchool.make(kit);
  expect((await importFile(school.client('admin'), FILE)).status).toBe(200);
  const [row] = await kit.db.read<{ id: string }>(school.id, "SELECT id FROM person WHERE school_id = $1 AND code = 'HOLT'", [school.id]);
  return { school, keep: school.personId('teacher'), other: row?.id ?? '' };
}

const merge = (school: TestSchool, keep: string, other: string, as = 'admin') =>
  school.client(as).post<Person>('/people/merge', { keep, other });

describe('merging two people', () => {
  it('is for an admin, with people of the own school', async () => {
    const { school, keep, other } = await schoolWithTwo();
    const elsewhere = await TestSchool.make(kit);
    expect((await kit.client().post('/people/merge', { keep, other })).status).toBe(401);
    for (const role of ['teacher', 'technician', 'head']) expect((await merge(school, keep, other, role)).status).toBe(403);
    for (const [one, two, field] of [
      [keep, elsewhere.personId('teacher'), 'other'],
      ['nobody', other, 'keep'],
      [other, other, 'other'],
    ] as const)
      expect((await merge(school, one, two)).body).toMatchObject({ code: 'INVALID', errors: [{ field }] });
  });

  it('gives everything of the one to the other, and the one has left', async () => {
    const { school, keep, other } = await schoolWithTwo();
    const [entry] = await kit.db.read<{ id: string }>(
      school.id,
      "SELECT id FROM timetable_entry WHERE school_id = $1 AND cycle_day = 'Mon'",
      [school.id],
    );
    const id = await askFor(kit, school, { entry: entry?.id ?? '', date: '2026-11-23', status: 'submitted' });
    await kit.db.transaction(school.id, async () => {
      await kit.db.change(
        "INSERT INTO absence (school_id, id, person_id, during) VALUES ($1, $2, $3, '[2026-12-01T08:00:00Z,2026-12-01T16:00:00Z)')",
        [school.id, newId(), other],
      );
    });
    const { status, body } = await merge(school, keep, other);
    expect([status, body.id]).toEqual([200, keep]);
    const { body: lessons } = await school
      .client('teacher')
      .get<{ items: { requisitions: { id: string }[] }[] }>('/lessons?from=2026-11-23&to=2026-11-24');
    expect(lessons.items.map(({ requisitions }) => requisitions.map((one) => one.id))).toEqual([[id], []]);
    const [left] = await kit.db.read(school.id, 'SELECT name, active, email FROM person WHERE school_id = $1 AND id = $2', [
      school.id,
      other,
    ]);
    expect(left).toEqual({ name: 'HOLT (merged into TEACHER)', active: false, email: null });
    for (const place of MOVES) {
      const [table, column] = place.split('.');
      const [count] = await kit.db.read(school.id, `SELECT count(*)::int AS n FROM ${table} WHERE school_id = $1 AND ${column} = $2`, [
        school.id,
        other,
      ]);
      expect([place, count]).toEqual([place, { n: 0 }]);
    }
  });

  it('says before what goes where, changes nothing by it, and that is what goes', async () => {
    const { school, keep, other } = await schoolWithTwo();
    const entry = await kit.db.read<{ id: string }>(
      school.id,
      "SELECT id FROM timetable_entry WHERE school_id = $1 AND cycle_day = 'Mon'",
      [school.id],
    );
    await askFor(kit, school, { entry: entry[0]?.id ?? '', date: '2026-11-23', status: 'submitted' });
    const preview = (as = 'admin') => school.client(as).get<MergePreview>(`/people/merge?keep=${keep}&other=${other}`);
    for (const role of ['teacher', 'technician', 'head']) expect((await preview(role)).status).toBe(403);
    const { status, body } = await preview();
    expect([status, body.keep.id, body.other.id]).toEqual([200, keep, other]);
    const goes = { lessons: 2, requests: 1, answers: 0, messages: 0, tasks: 0, absences: 0, roles: [], email: null, workingPattern: false };
    expect(body).toMatchObject(goes);
    expect((await preview()).body).toEqual(body);
    expect((await merge(school, keep, other)).status).toBe(200);
    expect((await preview()).body).toMatchObject({ code: 'INVALID', errors: [{ field: 'other' }] });
    const swapped = await school.client('admin').get(`/people/merge?keep=${school.personId('head')}&other=${keep}`);
    expect([swapped.status, swapped.body]).toMatchObject([409, { code: 'IN_USE' }]);
  });

  it('gives the name to somebody who has none but the code of a timetable, and to nobody who has one', async () => {
    const { school, other: holt } = await schoolWithTwo();
    const sam = await school.person('sam lee', ['teacher']);
    const file = `${FILE}Wed,P1,10P,Science,Rosa Holt\n`;
    expect((await importFile(school.client('admin'), file)).status).toBe(200);
    const { body } = await school.client('admin').get<{ items: Person[] }>('/people?limit=200');
    const rosa = body.items.find(({ name }) => name === 'Rosa Holt')?.id ?? '';
    const nameOf = async (one: string, two: string) =>
      (await school.client('admin').get<MergePreview>(`/people/merge?keep=${one}&other=${two}`)).body.name;
    expect([await nameOf(sam, rosa), await nameOf(rosa, holt)]).toEqual([null, null]);
    expect(await nameOf(holt, rosa)).toBe('Rosa Holt');
    expect((await merge(school, holt, rosa)).body).toMatchObject({ id: holt, name: 'Rosa Holt', code: 'HOLT' });
    const again = (await importFile(school.client('admin'), file)).body;
    expect([again.created, again.removed, again.made.people]).toEqual([0, 0, []]);
  });

  it('leaves one of two who taught a lesson together', async () => {
    const { school } = await schoolWithTwo();
    const ids = await kit.db.read<{ id: string }>(
      school.id,
      "SELECT id FROM person WHERE school_id = $1 AND code IN ('BRAM', 'HOLT') ORDER BY code",
      [school.id],
    );
    expect((await merge(school, ids[0]?.id ?? '', ids[1]?.id ?? '')).status).toBe(200);
    const rows = await kit.db.read(
      school.id,
      'SELECT p.code, (SELECT count(*)::int FROM entry_teacher t WHERE t.school_id = $1 AND t.entry_id = e.id) AS others FROM timetable_entry e JOIN person p ON p.school_id = $1 AND p.id = e.teacher_id WHERE e.school_id = $1',
      [school.id],
    );
    expect(rows).toEqual([
      { code: 'BRAM', others: 0 },
      { code: 'BRAM', others: 0 },
    ]);
  });

  it('never takes away the way in of somebody who signs in', async () => {
    const { school, keep, other } = await schoolWithTwo();
    expect((await merge(school, other, keep)).body.code).toBe('IN_USE');
    expect((await merge(school, keep, school.personId('head'))).body.code).toBe('IN_USE');
  });

  it('reckons with every table that points to people', async () => {
    // who began a request is kept without a key
    const rows = await kit.db.acrossSchools<{ place: string }>(
      `SELECT DISTINCT c.conrelid::regclass || '.' || a.attname AS place FROM pg_constraint c
       JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY(c.conkey) AND a.attname <> 'school_id'
       WHERE c.contype = 'f' AND c.confrelid = 'person'::regclass ORDER BY place`,
    );
    expect(rows.map(({ place }) => place)).toEqual([...MOVES, ...STAYS].filter((place) => place !== 'requisition.created_by').sort());
  });
});
