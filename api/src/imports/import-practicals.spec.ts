import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportAnswer, LibraryFile, LibraryPractical, PracticalList } from '@app/shared';
import { type Answer, startTestApp, type TestApp, TestSchool } from '../testing/index.js';
import { importFile } from '../testing/import-file.js';

let kit: TestApp;
let school: TestSchool;
let other: TestSchool;

beforeAll(async () => {
  kit = await startTestApp();
  school = await TestSchool.make(kit, { calendar: null });
  other = await TestSchool.make(kit, { calendar: null });
  for (const by of [school, other]) await by.client('technician').post('/apparatus', { name: 'Beaker 250', owned: 30 });
  await school.client('technician').post('/practicals', {
    title: 'Osmosis',
    subject: 'Biology',
    years: [9],
    needs: ['sinks'],
    required: 'RP3',
    clearAway: 'Compost',
    prepare: { fixed: 10, perSet: 1.5 },
    hazards: [{ text: 'Scalpels are sharp' }],
    lines: [
      { name: 'Beaker 250', perSet: 2 },
      { name: 'Potato', perSet: 0.5, spare: 2 },
      { name: 'Sucrose', kind: 'chemical', unit: 'cm3', perSet: 36, concentration: 1 },
    ],
  });
});
afterAll(() => kit.stop());

const exported = async (by: TestSchool) => (await by.client('teacher').get<LibraryFile>('/practicals/export')).body;

function take(by: TestSchool, file: unknown, mode: 'preview' | 'apply' = 'apply'): Promise<Answer<ImportAnswer>> {
  return importFile(
    by.client('admin'),
    typeof file === 'string' ? file : JSON.stringify(file),
    { kind: 'practicals', mode },
    'practicals.json',
  );
}

async function one(by: TestSchool, q: string): Promise<LibraryPractical | null> {
  const found = await by.client('teacher').get<PracticalList>(`/practicals?q=${q}`);
  const id = found.body.items[0]?.id;
  return id === undefined ? null : (await by.client('teacher').get<LibraryPractical>(`/practicals/${id}`)).body;
}

describe('practicals as a file', () => {
  it('go out without ids, kit by its name', async () => {
    const file = await exported(school);
    expect(file.format).toBe('requisite-practicals/1');
    expect(file.practicals).toHaveLength(1);
    expect(file.practicals[0]?.lines?.map(({ name }) => name)).toEqual(['Beaker 250', 'Potato', 'Sucrose']);
    expect(JSON.stringify(file)).not.toMatch(/"(?:id|version|apparatusId|location)"/);
  });
  it('are new to another school, held as its own kit, and there already the second time', async () => {
    const file = await exported(school);
    const told = await take(other, file, 'preview');
    expect([told.status, told.body]).toEqual([
      200,
      expect.objectContaining({ mode: 'preview', id: null, created: 1, updated: 0, unchanged: 0 }),
    ]);
    expect(await one(other, 'osmosis')).toBeNull();
    const done = await take(other, file);
    expect(done.body).toMatchObject({ created: 1, updated: 0, unchanged: 0, rejectedCount: 0, id: expect.any(String) });
    const there = await one(other, 'osmosis');
    expect(there?.lines[0]).toMatchObject({ name: 'Beaker 250', kind: 'apparatus', apparatusId: expect.any(String) });
    expect(await exported(other)).toEqual(file);
    expect((await take(other, file)).body).toMatchObject({ created: 0, updated: 0, unchanged: 1, id: null });
  });
  it('tell in what they differ before they become another version, and are taken back as a whole', async () => {
    const file = await exported(school);
    const [practical] = file.practicals;
    const changed = {
      ...file,
      practicals: [
        { ...practical, method: 'Cut cylinders.', years: [9, 10] },
        { title: 'Density', subject: 'Physics' },
      ],
    };
    const told = await take(school, changed, 'preview');
    expect(told.body).toMatchObject({
      created: 1,
      updated: 1,
      changes: [{ row: 1, title: 'Osmosis', subject: 'Biology', differs: ['method', 'years'] }],
    });
    const done = await take(school, changed);
    expect(await one(school, 'osmosis')).toMatchObject({ version: 2, method: 'Cut cylinders.', years: [9, 10] });
    const undone = await school.client('admin').post(`/imports/${done.body.id}/undo`);
    expect([undone.status, undone.body]).toEqual([200, expect.objectContaining({ restored: 1, gone: 1, ended: 0 })]);
    expect(await one(school, 'osmosis')).toMatchObject({ version: 3, method: '', years: [9] });
    expect(await one(school, 'density')).toBeNull();
    expect(await exported(school)).toEqual(file);
  });
  it('are taken back by the token of the answer too', async () => {
    const file = await exported(school);
    const { headers } = await take(school, { ...file, practicals: [{ title: 'Lenses', subject: 'Physics' }] });
    expect(await one(school, 'lenses')).not.toBeNull();
    expect((await school.client('admin').post('/undo', { token: headers['undo-token'] })).status).toBe(200);
    expect(await one(school, 'lenses')).toBeNull();
  });
  it('are not taken back once somebody went on from one of them', async () => {
    const done = await take(school, { format: 'requisite-practicals/1', practicals: [{ title: 'Prisms', subject: 'Physics' }] });
    const there = await one(school, 'prisms');
    await school.client('head').put(`/practicals/${there?.id}`, { version: 1, title: 'Prisms', subject: 'Physics', years: [8] });
    const { status, body } = await school.client('admin').post(`/imports/${done.body.id}/undo`);
    expect([status, body.code]).toEqual([409, 'UNDO_TOO_LATE']);
    expect(await one(school, 'prisms')).toMatchObject({ version: 2, years: [8] });
  });
  it('keep the right ones though others are wrong, each of which says why', async () => {
    const practicals = [
      { title: 'Right', subject: 'Physics' },
      { title: '', subject: 'Physics' },
      { title: 'Right', subject: 'physics' },
      { title: 'Odd', subject: 'Physics', needs: ['piano'] },
      { title: 'Lines', subject: 'Physics', lines: [{ name: 'Wire' }] },
      'no practical',
      { title: 'Spy', subject: 'Physics', schoolId: other.id },
    ];
    const { status, body } = await take(school, { format: 'requisite-practicals/1', practicals }, 'preview');
    expect([status, body.created, body.rejectedCount]).toEqual([200, 1, 6]);
    expect(body.rejected.map(({ row, column }) => [row, column])).toEqual([
      [2, 'title'],
      [3, 'title'],
      [4, 'needs'],
      [5, 'lines.0'],
      [6, expect.any(String)],
      [7, 'schoolId'],
    ]);
  });
  it.each([
    ['nothing', ''],
    ['no JSON', 'title,subject'],
    ['another format', '{"format":"requisite-practicals/2","practicals":[]}'],
    ['a list', '[]'],
    ['no list', '{"format":"requisite-practicals/1","practicals":{}}'],
    ['too many', JSON.stringify({ format: 'requisite-practicals/1', practicals: Array.from({ length: 2001 }, () => ({})) })],
  ])('are refused whole where the file holds %s', async (_what, file) => {
    const { status, body } = await take(school, file);
    expect([status, body.code]).toEqual([422, 'FILE_REFUSED']);
  });
  it('are taken in by admins', async () => {
    const sent = await importFile(school.client('technician'), '{}', { kind: 'practicals', mode: 'preview' });
    expect(sent.status).toBe(403);
  });
});
