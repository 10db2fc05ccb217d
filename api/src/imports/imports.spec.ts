import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportAnswer } from '@app/shared';
import { type Answer, type Client, startTestApp, type TestApp, TestSchool } from '../testing/index.js';

const HEADER = 'day,period,class_code,subject_code,teacher_code,room';
const TIMETABLE = `${HEADER}\nTue,1,10A,Sc,ABC,Lab 1\nWed,2,10A,Sc,ABC,Lab 1\nTue,1,9B,Ar,DEF,Studio\n`;

type Part = { name: string; value: string } | { name: string; file: string; bytes: Buffer };

/** A multipart body as a browser writes it. */
function multipart(parts: Part[], end = true): { body: Buffer; headers: Record<string, string> } {
  const line = 'a-line-that-no-file-holds';
  const chunks = parts.flatMap((part) => {
    const head = 'file' in part ? `; filename="${part.file}"\r\nContent-Type: text/csv` : '';
    const start = `--${line}\r\nContent-Disposition: form-data; name="${part.name}"${head}\r\n\r\n`;
    return [Buffer.from(start), 'file' in part ? part.bytes : Buffer.from(part.value), Buffer.from('\r\n')];
  });
  const body = Buffer.concat([...chunks, Buffer.from(end ? `--${line}--\r\n` : '')]);
  return { body, headers: { 'content-type': `multipart/form-data; boundary=${line}` } };
}

function post(client: Client, parts: Part[]): Promise<Answer<ImportAnswer>> {
  const { body, headers } = multipart(parts);
  return client.post<ImportAnswer>('/imports', body, headers);
}

function send(
  client: Client,
  file: string | Buffer,
  fields: Record<string, string> = {},
  name = 'timetable.csv',
): Promise<Answer<ImportAnswer>> {
  const all = { kind: 'timetable-csv', mode: 'apply', ...fields };
  return post(client, [
    ...Object.entries(all).map(([field, value]) => ({ name: field, value })),
    { name: 'file', file: name, bytes: Buffer.isBuffer(file) ? file : Buffer.from(file) },
  ]);
}

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

/** How many rows of each kind the school has: the same before and after whatever must change nothing. */
async function counts(school: TestSchool): Promise<unknown> {
  const tables = ['timetable_entry', 'person', 'room', 'teaching_group', 'department', 'activity'];
  const parts = tables.map((table) => `(SELECT count(*) FROM ${table} WHERE school_id = $1) AS ${table}`);
  const [row] = await kit.db.read(
    school.id,
    `SELECT ${parts.join(', ')}, (SELECT rules_version FROM school WHERE school_id = $1) AS rules`,
    [school.id],
  );
  return row;
}

describe('who may import', () => {
  it('an admin, and nobody else', async () => {
    const school = await TestSchool.make(kit);
    expect((await send(kit.client(), TIMETABLE)).status).toBe(401);
    for (const role of ['teacher', 'technician', 'head']) expect((await send(school.client(role), TIMETABLE)).status).toBe(403);
    expect((await send(school.client('admin'), TIMETABLE, { mode: 'preview' })).status).toBe(200);
  });

  it("touches no other school's rows", async () => {
    const [one, other] = [await TestSchool.make(kit), await TestSchool.make(kit)];
    await send(one.client('admin'), TIMETABLE);
    const before = await counts(one);
    const { body } = await send(other.client('admin'), TIMETABLE);
    expect([body.created, body.made.people]).toEqual([3, ['ABC', 'DEF']]);
    expect(await counts(one)).toEqual(before);
  });
});

describe('importing a timetable', () => {
  it('previews without changing anything, then applies just that', async () => {
    const school = await TestSchool.make(kit);
    const admin = school.client('admin');
    const before = await counts(school);
    const preview = await send(admin, TIMETABLE, { mode: 'preview' });
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
      headers: HEADER.split(','),
      made: { people: ['ABC', 'DEF'], groups: ['9B', '10A'], rooms: ['Lab 1', 'Studio'], departments: ['Art'] },
      cycleDaysFound: ['Tue', 'Wed'],
    });
    expect(preview.body.sample[0]).toMatchObject({ row: 2, cycleDay: 'Tue', period: 'P1', group: '10A', year: 10, department: 'Science' });
    expect(await counts(school)).toEqual(before);

    const applied = await send(admin, TIMETABLE);
    expect(applied.body).toEqual({ ...preview.body, mode: 'apply' });
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
    await send(school.client('admin'), TIMETABLE);
    const before = [await entries(school), await counts(school)];
    const { body } = await send(school.client('admin'), TIMETABLE.replaceAll('\n', '\r\n'));
    expect([body.created, body.updated, body.unchanged, body.removed]).toEqual([0, 0, 3, 0]);
    expect([await entries(school), await counts(school)]).toEqual(before);
  });

  it('keeps the id of a lesson in another room, ends one that is gone and begins a new one today', async () => {
    const school = await TestSchool.make(kit);
    await send(school.client('admin'), TIMETABLE);
    const [moved, stays, gone] = await entries(school);
    const { body } = await send(
      school.client('admin'),
      `${HEADER}\nTue,1,10A,Sc,ABC,Lab 2\nTue,1,9B,Ar,DEF,Studio\nThu,3,9B,Ar,DEF,Studio\n`,
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
    await send(school.client('admin'), TIMETABLE);
    const before = await entries(school);
    await send(school.client('admin'), `${HEADER}\nFri,1,7C,Ma,XYZ,1\n`);
    const { body } = await send(school.client('admin'), TIMETABLE);
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
    await send(school.client('admin'), TIMETABLE);
    const before = await lessons();
    expect(before).toEqual([
      [expect.any(String), '2026-11-03', 'P1'],
      [expect.any(String), '2026-11-04', 'P2'],
    ]);
    await send(school.client('admin'), TIMETABLE.replaceAll('Lab 1', 'Lab 3'));
    expect(await lessons()).toEqual(before);
  });

  it('begins on the day that is given', async () => {
    const school = await TestSchool.make(kit);
    await send(school.client('admin'), TIMETABLE, { from: '2026-11-09' });
    expect((await entries(school)).map(({ valid_from }) => valid_from)).toEqual(Array(3).fill('2026-11-09'));
  });

  it('never drops a lesson that a teacher has answered for', async () => {
    const school = await TestSchool.make(kit);
    await send(school.client('admin'), TIMETABLE, { from: '2026-11-09' });
    const [answered] = await entries(school);
    await kit.db.transaction(school.id, () =>
      kit.db.change(
        "INSERT INTO lesson_answer (school_id, entry_id, date, answer, person_id, at) VALUES ($1, $2, '2026-11-10', 'nothing-needed', $3, '2026-11-03T07:00:00Z')",
        [school.id, answered?.['id'], school.personId('teacher')],
      ),
    );
    const { body } = await send(school.client('admin'), `${HEADER}\nThu,1,9B,Ar,DEF,Studio\n`);
    expect([body.created, body.removed]).toEqual([1, 3]);
    expect((await entries(school)).map(({ cycle_day, valid_to }) => [cycle_day, valid_to])).toEqual([
      ['Tue', '2026-11-08'],
      ['Thu', null],
    ]);
  });

  it('writes one activity and lets go of what was worked out from the old timetable', async () => {
    const school = await TestSchool.make(kit);
    const read = (): Promise<Record<string, unknown>[]> =>
      kit.db.read(
        school.id,
        "SELECT after, rules_version FROM activity a JOIN school s USING (school_id) WHERE what = 'timetable.imported'",
      );
    const [before] = await kit.db.read<{ rules_version: number }>(school.id, 'SELECT rules_version FROM school');
    await send(school.client('admin'), TIMETABLE, {}, 'C:\\exports\\autumn.csv');
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
    const { body } = await send(school.client('admin'), file, { mapping: '{"group": "band", "subject": "set"}' });
    expect(body.mapping).toEqual({ day: 'day', period: 'period', group: 'band', subject: 'set', teacher: 'initials' });
    expect((await entries(school))[0]).toMatchObject({ group: '10X', department: 'Science' });
  });

  it('keeps the rows that are right and lists the others', async () => {
    const school = await TestSchool.make(kit);
    const { body } = await send(school.client('admin'), `${TIMETABLE}Someday,1,10A,Sc,ABC,1\nTue,1,10B,Sc,ABC,Lab 1\n`);
    expect(body).toMatchObject({ created: 4, rejectedCount: 1, warningCount: 1 });
    expect(body.rejected).toEqual([{ row: 5, column: 'day', code: 'DAY_NOT_UNDERSTOOD', message: expect.any(String) }]);
    expect(body.warnings).toEqual([{ row: 6, column: 'teacher_code', code: 'TEACHER_CLASH', message: expect.any(String) }]);
  });

  it('puts two imports at once one after the other', async () => {
    const school = await TestSchool.make(kit);
    const answers = await Promise.all([send(school.client('admin'), TIMETABLE), send(school.client('admin'), TIMETABLE)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers.map(({ body }) => body.created + body.unchanged)).toEqual([3, 3]);
    expect(await entries(school)).toHaveLength(3);
  });
});

describe('what is refused, with nothing changed', () => {
  let school: TestSchool;
  let before: unknown;
  beforeAll(async () => {
    school = await TestSchool.make(kit);
    before = await counts(school);
  });

  it.each([
    ['an empty file', '', 'FILE_EMPTY'],
    ['only a header', `${HEADER}\n`, 'FILE_WITHOUT_ROWS'],
    ['a zip file', Buffer.from('504b0304140000000800', 'hex'), 'FILE_OF_ANOTHER_KIND'],
    ['zero bytes', `${TIMETABLE}Tue,\u0000,1,1,1,1\n`, 'FILE_DAMAGED'],
    ['a file over 20 MB', Buffer.alloc(20 * 1024 * 1024 + 1, 'a,b\n'), 'FILE_TOO_LARGE'],
  ])('%s', async (_, file, code) => {
    const { status, body } = await send(school.client('admin'), file);
    expect([status, body.code, body.errors?.[0]?.field, body.errors?.[0]?.code]).toEqual([422, 'FILE_REFUSED', 'file', code]);
    expect(body.detail).toContain("'timetable.csv'");
    expect(await counts(school)).toEqual(before);
  });

  it('missing columns, with the headers found so that the mapping can be put right', async () => {
    const { status, body } = await send(school.client('admin'), 'day,period,form,colour\nTue,1,10A,red\n');
    expect([status, body.code]).toEqual([422, 'FILE_REFUSED']);
    expect(body).toMatchObject({ headers: ['day', 'period', 'form', 'colour'], mapping: { group: 'form' }, missing: ['teacher'] });
  });

  it.each([
    [{ mapping: 'group' }, ['mapping']],
    [{ mapping: '["group"]' }, ['mapping']],
    [{ mapping: '{"grupo": "day"}' }, ['mapping.grupo']],
    [{ mapping: '{"room": "Raum"}' }, ['mapping.room']],
    [{ from: '2026-02-30' }, ['from']],
    [{ kind: 'photos', mode: 'maybe' }, ['kind', 'mode']],
    [{ colour: 'red' }, ['colour']],
  ])('the fields %j', async (fields, named) => {
    const { status, body } = await send(school.client('admin'), TIMETABLE, fields);
    expect([status, body.code, body.errors?.map(({ field }) => field)]).toEqual([422, 'INVALID', named]);
    expect(await counts(school)).toEqual(before);
  });

  it('no file, two files, and a file under another name', async () => {
    const fields = [
      { name: 'kind', value: 'timetable-csv' },
      { name: 'mode', value: 'apply' },
    ];
    const file = (name: string): Part => ({ name, file: 't.csv', bytes: Buffer.from(TIMETABLE) });
    for (const files of [[], [file('file'), file('file')], [file('timetable')]]) {
      const { status, body } = await post(school.client('admin'), [...fields, ...files]);
      expect([status, body.code]).toEqual([422, 'INVALID']);
    }
    expect(await counts(school)).toEqual(before);
  });

  it('a body that is no upload, and one that breaks off', async () => {
    expect((await school.client('admin').post<unknown>('/imports', { kind: 'fet', mode: 'apply' })).body.code).toBe(
      'UNSUPPORTED_MEDIA_TYPE',
    );
    const { body, headers } = multipart([{ name: 'file', file: 't.csv', bytes: Buffer.from(TIMETABLE) }], false);
    expect((await school.client('admin').post('/imports', body, headers)).status).toBe(400);
    expect(await counts(school)).toEqual(before);
  });

  it.each(['oneroster', 'practicals', 'apparatus'])('a file of the kind %s, which cannot be read yet', async (kind) => {
    const { status, body } = await send(school.client('admin'), TIMETABLE, { kind });
    expect([status, body.code]).toEqual([422, 'NOT_BUILT_YET']);
  });

  it("a file that is not FET's, sent as such", async () => {
    const { body } = await send(school.client('admin'), TIMETABLE, { kind: 'fet' });
    expect([body.code, body.errors?.[0]?.code]).toEqual(['FILE_REFUSED', 'COLUMNS_MISSING']);
  });
});

describe("real schools' timetables", () => {
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
      const { status, body } = await send(school.client('admin'), bytes, { kind, mode }, name);
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
