import type { Practical, Problem, Scheme } from '@app/shared';
import { startTestApp, TestSchool, type TestApp } from '../testing/index.js';
import { importFile } from '../testing/import-file.js';

const HEADER = 'scheme,subject,year,code,title,practical,reference';
const FILE = `${HEADER}\nYear 9 biology,Biology,9,B1,Cells,,\nYear 9 biology,Biology,9,B2,Osmosis,Osmosis in potato,RP3\nYear 8 physics,Physics,Year 8,P1,Light,,\n`;

describe('a file of schemes', () => {
  let kit: TestApp;
  beforeAll(async () => {
    kit = await startTestApp('2026-11-16T08:00:00Z');
  });
  afterAll(() => kit.stop());

  const begin = async () => {
    const school = await TestSchool.make(kit);
    const admin = school.client('admin');
    const { body: osmosis } = await admin.post<Practical>('/practicals', { title: 'Osmosis in potato', subject: 'Biology' });
    const take = (file: string, mode = 'apply', more: Record<string, string> = {}) =>
      importFile(admin, file, { kind: 'schemes', mode, ...more }, 'schemes.csv');
    const schemes = async () => (await admin.get<{ items: Scheme[] }>('/schemes')).body.items;
    return { admin, osmosis, take, schemes, school };
  };

  it('is shown before it is taken in, and the same file again changes nothing', async () => {
    const { osmosis, take, schemes } = await begin();
    expect((await take(FILE, 'preview')).body).toMatchObject({
      mode: 'preview',
      kind: 'schemes',
      id: null,
      created: 3,
      updated: 0,
      removed: 0,
      rejected: [],
    });
    expect(await schemes()).toEqual([]);
    const taken = await take(FILE);
    expect(taken).toMatchObject({ status: 200, body: { created: 3, rows: 3, rowsRead: 3 } });
    expect(taken.body.id).toBeTruthy();
    expect(await schemes()).toMatchObject([
      { name: 'Year 8 physics', year: 8, steps: [{ code: 'P1' }] },
      {
        name: 'Year 9 biology',
        subject: 'Biology',
        year: 9,
        steps: [
          { code: 'B1', practicalId: null },
          { code: 'B2', practicalId: osmosis.id, reference: 'RP3' },
        ],
      },
    ]);
    expect((await take(FILE)).body).toMatchObject({ created: 0, updated: 0, unchanged: 3, removed: 0, id: null });
  });

  it('comes back as it went out', async () => {
    const { admin, take } = await begin();
    await admin.post('/schemes', {
      name: '=1+1',
      subject: 'Art, "mixed"',
      year: null,
      steps: [
        { code: '-A', title: '@home' },
        { code: '7', title: 'Seven', reference: '+x' },
      ],
    });
    const out = String((await admin.get<string>('/schemes?format=csv')).body);
    expect((await take(out)).body).toMatchObject({ created: 0, updated: 0, unchanged: 2, removed: 0, id: null });
  });

  it('says what it changes, adds and removes, and can be taken back', async () => {
    const { admin, take, schemes } = await begin();
    const first = await take(FILE);
    const before = await schemes();
    const changed = `${HEADER}\nYear 9 Biology,Biology,9,B1,Cells and tissues,,\nYear 9 Biology,Biology,9,B3,Enzymes,,\n`;
    const second = await take(changed);
    expect(second.body).toMatchObject({ created: 1, updated: 1, unchanged: 0, removed: 1 });
    const undo = (id: string | null) => admin.post<Problem>(`/imports/${id}/undo`);
    expect((await undo(first.body.id)).body.code).toBe('UNDO_TOO_LATE');
    expect(await undo(second.body.id)).toMatchObject({ status: 200, body: { restored: 2 } });
    const plain = (list: Scheme[]) => list.map(({ version: _version, ...scheme }) => scheme);
    expect(plain(await schemes())).toEqual(plain(before));
    expect(await undo(second.body.id)).toMatchObject({ status: 200, body: { restored: 0, gone: 0 } });
    const listed = (await admin.get<{ items: { kind: string; undone: object | null }[] }>('/imports')).body.items;
    expect(listed.map(({ kind, undone }) => [kind, undone !== null])).toEqual([
      ['schemes', true],
      ['schemes', false],
    ]);
  });

  it('names each row that it does not take in, and asks before it takes in the rest', async () => {
    const { take, schemes } = await begin();
    const file = `${HEADER}\nA,Biology,9,B1,Cells,,\nA,Biology,9,b1,Again,,\nA,Biology,9,,No code,,\nA,Biology,third,B4,Year,,\nA,Biology,9,B5,Lost,Nobody knows,\n`;
    const preview = await take(file, 'preview');
    expect(preview.body.rejected.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'code', 'CODE_TWICE'],
      [4, 'code', 'EMPTY'],
      [5, 'year', 'YEAR_NOT_UNDERSTOOD'],
      [6, 'practical', 'PRACTICAL_NOT_KNOWN'],
    ]);
    expect(preview.body.needsAcceptUnread).toBe(true);
    expect(await take(file)).toMatchObject({ status: 422, body: { code: 'FILE_REFUSED' } });
    expect(await schemes()).toEqual([]);
    expect((await take(file, 'apply', { acceptUnread: 'true' })).body).toMatchObject({ created: 1, rejectedCount: 4 });
  });

  it('ends no step that it could not read', async () => {
    const { take, schemes } = await begin();
    await take(FILE);
    const cut = `${HEADER}\nYear 9 biology,Biology,9,B1,Cells,,\nYear 9 biology,Biology,9,B2,Osmosis,Osmossis,RP3\n`;
    expect((await take(cut, 'apply', { acceptUnread: 'true' })).body).toMatchObject({ removed: 0, rejectedCount: 1 });
    expect((await schemes()).find(({ year }) => year === 9)?.steps.map(({ code }) => code)).toEqual(['B1', 'B2']);
  });

  it.each([
    ['a file without its columns', 'when,what\nMon,Cells\n'],
    ['an empty file', ''],
    ['a header alone', `${HEADER}\n`],
    ['a picture', '\u0089PNG\r\n\u001a\n'],
  ])('is refused whole where it is %s', async (_, file) => {
    const { take, schemes } = await begin();
    expect(await take(file)).toMatchObject({ status: 422, body: { code: 'FILE_REFUSED' } });
    expect(await schemes()).toEqual([]);
  });

  it('is for whoever may import, and of one school alone', async () => {
    const { school, take } = await begin();
    const { body } = await take(FILE);
    expect((await importFile(school.client('head'), FILE, { kind: 'schemes', mode: 'apply' })).status).toBe(403);
    const other = await TestSchool.make(kit);
    expect((await other.client('admin').post(`/imports/${body.id}/undo`)).status).toBe(404);
  });
});
