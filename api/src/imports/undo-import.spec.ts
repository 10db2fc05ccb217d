import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ImportAnswer, ImportTaken, ImportUndone } from '@app/shared';
import { importFile } from '../testing/import-file.js';
import { askFor } from '../testing/ask-for.js';
import { startBeside, startTestApp, type TestApp, TestSchool } from '../testing/index.js';

const HEADER = 'day,period,group,year,pupils,subject,department,teacher,room';
/** Lessons by their times: 08:50 to 10:50 is P1 and P2. */
const TIMED = 'day,start,end,group,year,pupils,subject,department,teacher,room';
const ONE = `${HEADER}
Mon,P3,10P,10,24,Science,Science,HOLT,North 1
Mon,P4,10Q,10,22,Science,Science,BRAM,South 2
Wed,P5,10P,10,24,Science,Science,HOLT,North 1
`;
/** 10P in another room and larger, 10Q is gone, 7X with somebody new comes. */
const TWO = `${HEADER}
Mon,P3,10P,10,26,Science,Science,HOLT,West 9
Wed,P5,10P,10,26,Science,Science,HOLT,North 1
Tue,P1,7X,7,30,Dance,Dance,NEWT,Hall
`;

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp('2026-11-18T09:00:00Z');
});
afterAll(() => kit.stop());

/** Every row that an import may touch. */
async function rowsOf(school: TestSchool): Promise<unknown> {
  const tables = ['department', 'person', 'person_department', 'room', 'teaching_group', 'timetable_entry'];
  const parts = tables.map(
    (table) => `'${table}', (SELECT json_agg(to_jsonb(t) ORDER BY to_jsonb(t)) FROM ${table} t WHERE school_id = $1)`,
  );
  const [row] = await kit.db.read<{ rows: unknown }>(school.id, `SELECT json_build_object(${parts.join(', ')}) AS rows`, [school.id]);
  return row?.rows;
}

async function take(school: TestSchool, file: string, name: string, fields: Record<string, string> = {}): Promise<ImportAnswer> {
  const { status, body } = await importFile(school.client('admin'), file, fields, name);
  expect(status).toBe(200);
  return body;
}

const undo = (school: TestSchool, id: string | null, at = kit) => school.client('admin', at).post<ImportUndone>(`/imports/${id}/undo`);
const list = async (school: TestSchool) =>
  (await school.client('admin').get<{ items: ImportTaken[]; nextCursor?: string }>('/imports')).body;

describe('who may undo an import', () => {
  it('an admin, of the own school', async () => {
    const [school, other] = [await TestSchool.make(kit), await TestSchool.make(kit)];
    const { id } = await take(school, ONE, 'one.csv');
    expect((await kit.client().get('/imports')).status).toBe(401);
    expect((await kit.client().post(`/imports/${id}/undo`)).status).toBe(401);
    for (const role of ['teacher', 'technician', 'head']) {
      expect((await school.client(role).get('/imports')).status).toBe(403);
      expect((await school.client(role).post(`/imports/${id}/undo`)).status).toBe(403);
    }
    expect((await undo(other, id)).status).toBe(404);
    expect((await undo(school, 'nonsense')).status).toBe(404);
    expect((await list(other)).items).toEqual([]);
  });
});

describe('undoing an import', () => {
  it('leaves every row as it was before', async () => {
    const school = await TestSchool.make(kit);
    await take(school, ONE, 'one.csv', { from: '2026-09-01' });
    const before = await rowsOf(school);
    const { id, updated, created, removed } = await take(school, TWO, 'two.csv');
    expect([updated, created, removed]).toEqual([2, 1, 1]);
    const { status, body } = await undo(school, id);
    expect([status, body]).toEqual([200, { id, undone: { at: '2026-11-18T09:00:00Z', by: 'admin' }, restored: 3, gone: 1, ended: 0 }]);
    expect(await rowsOf(school)).toEqual(before);
  });

  it("takes a school's first timetable away again, with all that was made for it", async () => {
    const school = await TestSchool.make(kit);
    const before = await rowsOf(school);
    const { id } = await take(school, TWO, 'two.csv');
    await undo(school, id);
    expect(await rowsOf(school)).toEqual(before);
  });

  it('counts lessons as the import did, one of several periods once', async () => {
    const school = await TestSchool.make(kit);
    const row = (when: string, group = '10P', room = 'North 1'): string => `${when},${group},10,24,Science,Science,HOLT,${room}\n`;
    const made = await take(school, `${TIMED}\n${row('Mon,08:50,10:50')}${row('Wed,08:50,09:50')}`, 'double.csv');
    expect([made.created, (await list(school)).items[0]?.created]).toEqual([2, 2]);
    const next = `${TIMED}\n${row('Mon,08:50,10:50', '10P', 'West 9')}${row('Wed,09:50,10:50', '10Q')}`;
    const other = await take(school, next, 'other.csv');
    expect([other.created, other.updated, other.removed]).toEqual([1, 1, 1]);
    expect((await undo(school, other.id)).body).toMatchObject({ gone: 1, restored: 2, ended: 0 });
    expect((await undo(school, made.id)).body).toMatchObject({ gone: 2, restored: 0, ended: 0 });
  });

  it('counts the same lessons in the preview, the answer, the list and the undo, whatever the file', async () => {
    const TIMES = { morning: ['08:50,09:50', '09:50,10:50', '08:50,10:50'], noon: ['11:10,12:10', '11:10,13:10'], later: ['14:00,15:00'] };
    const anyRow = fc.record({
      day: fc.constantFrom('Mon', 'Tue', 'Wed'),
      part: fc.constantFrom('morning' as const, 'noon' as const, 'later' as const),
      which: fc.nat(5),
      group: fc.constantFrom('10P', '10Q', '9R'),
      pupils: fc.constantFrom(24, 26),
      room: fc.constantFrom('North 1', 'West 9'),
    });
    const anyFile = fc.uniqueArray(anyRow, {
      minLength: 1,
      maxLength: 8,
      selector: ({ day, part, group }) => `${day} ${part} ${group}`,
    });
    type Row = typeof anyRow extends fc.Arbitrary<infer One> ? One : never;
    const when = ({ day, part, which }: Row) => `${day},${TIMES[part][which % TIMES[part].length]}`;
    const fileOf = (rows: readonly Row[]) =>
      [TIMED, ...rows.map((row) => `${when(row)},${row.group},10,${row.pupils},Science,Science,HOLT,${row.room}`), ''].join('\n');
    const countsOf = ({ created, updated, removed }: Pick<ImportTaken, 'created' | 'updated' | 'removed'>) => ({
      created,
      updated,
      removed,
    });
    await fc.assert(
      fc.asyncProperty(anyFile, anyFile, async (before, after) => {
        const school = await TestSchool.make(kit);
        await take(school, fileOf(before), 'before.csv');
        const preview = (await importFile(school.client('admin'), fileOf(after), { mode: 'preview' }, 'after.csv')).body;
        const done = await take(school, fileOf(after), 'after.csv');
        expect(countsOf(preview)).toEqual(countsOf(done));
        expect(done.created + done.updated + done.unchanged).toBe(after.length);
        if (done.id === null) return;
        expect(countsOf((await list(school)).items[0]!)).toEqual(countsOf(done));
        const { gone, restored, ended } = (await undo(school, done.id)).body;
        expect([gone, restored, ended]).toEqual([done.created, done.updated + done.removed, 0]);
      }),
      { numRuns: 5 },
    );
  });

  it('parts a double that it made, and makes one again that it parted', async () => {
    const school = await TestSchool.make(kit);
    const single = `${HEADER}\nMon,P1,10P,10,24,Science,Science,HOLT,North 1\n`;
    const double = `${single}Mon,P2,10P,10,24,Science,Science,HOLT,North 1\n`;
    await take(school, single, 'single.csv');
    const asSingle = await rowsOf(school);
    const made = await take(school, double, 'double.csv');
    const asDouble = await rowsOf(school);
    const parted = await take(school, single, 'single.csv');
    await undo(school, parted.id);
    expect(await rowsOf(school)).toEqual(asDouble);
    await undo(school, made.id);
    expect(await rowsOf(school)).toEqual(asSingle);
  });

  it('brings lessons back that were dropped before they began', async () => {
    const school = await TestSchool.make(kit);
    await take(school, ONE, 'one.csv', { from: '2026-12-01' });
    const before = await rowsOf(school);
    const { id } = await take(school, TWO, 'two.csv', { from: '2026-11-23' });
    await undo(school, id);
    expect(await rowsOf(school)).toEqual(before);
  });

  it('twice changes nothing the second time', async () => {
    const school = await TestSchool.make(kit);
    const { id } = await take(school, ONE, 'one.csv');
    await undo(school, id);
    const before = await rowsOf(school);
    await take(school, TWO, 'two.csv');
    const { status, body } = await undo(school, id);
    expect([status, body.restored, body.gone, body.ended]).toEqual([200, 0, 0, 0]);
    expect(await rowsOf(school)).not.toEqual(before);
  });

  it('waits for a later import of the same lessons to be undone, and names it', async () => {
    const school = await TestSchool.make(kit);
    const [one, two] = [await take(school, ONE, 'one.csv'), await take(school, TWO, 'two.csv')];
    const { status, body } = await undo(school, one.id);
    expect([status, body.code, (body as { later?: { id: string } }).later?.id]).toEqual([409, 'UNDO_TOO_LATE', two.id]);
    expect(body.detail).toContain("'two.csv'");
    expect((await list(school)).items.map(({ canUndo, later }) => [canUndo, later?.file])).toEqual([
      [true, undefined],
      [false, 'two.csv'],
    ]);
    await undo(school, two.id);
    expect((await undo(school, one.id)).status).toBe(200);
    expect((await list(school)).items.map(({ file, canUndo, undone }) => [file, canUndo, undone?.by])).toEqual([
      ['two.csv', false, 'admin'],
      ['one.csv', false, 'admin'],
    ]);
  });

  it('ends what a request refers to, and keeps the request', async () => {
    const school = await TestSchool.make(kit);
    await take(school, ONE, 'one.csv');
    const { id } = await take(school, TWO, 'two.csv');
    const [made] = await kit.db.read<{ id: string }>(
      school.id,
      "SELECT e.id FROM timetable_entry e JOIN teaching_group g ON g.school_id = $1 AND g.id = e.group_id WHERE e.school_id = $1 AND g.code = '7X'",
      [school.id],
    );
    await askFor(kit, school, { entry: made?.id ?? '', date: '2026-11-24', status: 'submitted' });
    const { body } = await undo(school, id);
    expect([body.gone, body.ended]).toEqual([0, 1]);
    const rows = await kit.db.read(
      school.id,
      'SELECT e.valid_to, r.status FROM timetable_entry e JOIN requisition r ON r.school_id = $1 AND r.entry_id = e.id WHERE e.school_id = $1',
      [school.id],
    );
    expect(rows).toEqual([{ valid_to: '2026-11-17', status: 'submitted' }]);
  });

  it('keeps somebody who was invited since, and a department that got a policy', async () => {
    const school = await TestSchool.make(kit);
    const { id } = await take(school, TWO, 'two.csv');
    const { body: people } = await school.client('admin').get<{ items: { id: string; code: string; version: number }[] }>('/people');
    const newt = people.items.find(({ code }) => code === 'NEWT');
    await school.client('admin').put(`/people/${newt?.id}`, { version: newt?.version, email: 'newt@school.example' });
    const { body: departments } = await school.client('admin').get<{ items: { id: string; name: string }[] }>('/departments');
    const dance = departments.items.find(({ name }) => name === 'Dance');
    await school.client('admin').put(`/departments/${dance?.id}/policy`, { from: '2026-09-01', kind: 'notice', schoolDays: 2 });
    await undo(school, id);
    const names = await kit.db.read<{ name: string }>(
      school.id,
      "SELECT name FROM person WHERE school_id = $1 AND code IN ('NEWT', 'HOLT') UNION ALL SELECT name FROM department WHERE school_id = $1 ORDER BY name",
      [school.id],
    );
    expect(names.map(({ name }) => name)).toEqual(['Dance', 'NEWT', 'Science']);
  });

  it('is recorded with what was undone, and lets go of what was worked out from it', async () => {
    const school = await TestSchool.make(kit);
    const { id } = await take(school, ONE, 'one.csv');
    await undo(school, id);
    const rows = await kit.db.read(
      school.id,
      "SELECT payload, rules_version FROM event JOIN school s USING (school_id) WHERE school_id = $1 AND event.name = 'timetable.import-undone'",
      [school.id],
    );
    const before = expect.objectContaining({ file: 'one.csv', importId: id, created: 3 }) as unknown;
    expect(rows).toEqual([{ payload: { before, after: { restored: 0, gone: 3, ended: 0 } }, rules_version: expect.any(Number) }]);
    const { body } = await school
      .client('admin')
      .get<{ items: unknown[] }>('/lessons?from=2026-11-23&to=2026-11-27&departmentId=' + school.departmentId);
    expect(body.items).toEqual([]);
  });

  it('by two people at once happens once', async () => {
    const school = await TestSchool.make(kit);
    const beside = await startBeside(kit);
    const { id } = await take(school, ONE, 'one.csv');
    const answers = await Promise.all([undo(school, id), undo(school, id, beside)]);
    await beside.stop();
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers.map(({ body }) => body.gone).sort()).toEqual([0, 3]);
  });
});

describe('the list of imports', () => {
  it('has none for a file that changed nothing, and pages the newest first', async () => {
    const school = await TestSchool.make(kit);
    await take(school, ONE, 'one.csv');
    expect((await take(school, ONE, 'same.csv')).id).toBeNull();
    await take(school, TWO, 'two.csv');
    const first = await school.client('admin').get<{ items: ImportTaken[]; nextCursor?: string; total: number }>('/imports?limit=1');
    expect(first.body.items).toMatchObject([{ file: 'two.csv', kind: 'timetable-csv', created: 1, removed: 1, by: { name: 'admin' } }]);
    const next = await school
      .client('admin')
      .get<{ items: ImportTaken[]; total: number }>(`/imports?limit=1&cursor=${first.body.nextCursor}`);
    expect([first.body.total, next.body.total]).toEqual([2, 2]);
    expect(next.body.items.map(({ file }) => file)).toEqual(['one.csv']);
    expect((await school.client('admin').get('/imports?cursor=x')).status).toBe(422);
  });
});
