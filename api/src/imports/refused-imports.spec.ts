import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importFile, multipart, type Part, rowCounts, TIMETABLE, TIMETABLE_HEADER, upload } from '../testing/import-file.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp('2026-11-03T07:00:00Z');
});
afterAll(() => kit.stop());

describe('what is refused, with nothing changed', () => {
  let school: TestSchool;
  let before: unknown;
  beforeAll(async () => {
    school = await TestSchool.make(kit);
    before = await rowCounts(kit, school);
  });

  it.each([
    ['an empty file', '', 'FILE_EMPTY'],
    ['only a header', `${TIMETABLE_HEADER}\n`, 'FILE_WITHOUT_ROWS'],
    ['a zip file', Buffer.from('504b0304140000000800', 'hex'), 'FILE_OF_ANOTHER_KIND'],
    ['zero bytes', `${TIMETABLE}Tue,\u0000,1,1,1,1\n`, 'FILE_DAMAGED'],
    ['a file over 20 MB', Buffer.alloc(20 * 1024 * 1024 + 1, 'a,b\n'), 'FILE_TOO_LARGE'],
  ])('%s', async (_, file, code) => {
    const { status, body } = await importFile(school.client('admin'), file);
    expect([status, body.code, body.errors?.[0]?.field, body.errors?.[0]?.code]).toEqual([422, 'FILE_REFUSED', 'file', code]);
    expect(body.detail).toContain("'timetable.csv'");
    expect(await rowCounts(kit, school)).toEqual(before);
  });

  it('missing columns, with the headers found so that the mapping can be put right', async () => {
    const { status, body } = await importFile(school.client('admin'), 'day,period,form,colour\nTue,1,10A,red\n');
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
    const { status, body } = await importFile(school.client('admin'), TIMETABLE, fields);
    expect([status, body.code, body.errors?.map(({ field }) => field)]).toEqual([422, 'INVALID', named]);
    expect(await rowCounts(kit, school)).toEqual(before);
  });

  it('no file, two files, and a file under another name', async () => {
    const fields = [
      { name: 'kind', value: 'timetable-csv' },
      { name: 'mode', value: 'apply' },
    ];
    const file = (name: string): Part => ({ name, file: 't.csv', bytes: Buffer.from(TIMETABLE) });
    for (const files of [[], [file('file'), file('file')], [file('timetable')]]) {
      const { status, body } = await upload(school.client('admin'), [...fields, ...files]);
      expect([status, body.code]).toEqual([422, 'INVALID']);
    }
    expect(await rowCounts(kit, school)).toEqual(before);
  });

  it('a body that is no upload, and one that breaks off', async () => {
    expect((await school.client('admin').post<unknown>('/imports', { kind: 'fet', mode: 'apply' })).body.code).toBe(
      'UNSUPPORTED_MEDIA_TYPE',
    );
    const { body, headers } = multipart([{ name: 'file', file: 't.csv', bytes: Buffer.from(TIMETABLE) }], false);
    expect((await school.client('admin').post('/imports', body, headers)).status).toBe(400);
    expect(await rowCounts(kit, school)).toEqual(before);
  });

  it.each(['oneroster'])('a file of the kind %s, which cannot be read yet', async (kind) => {
    const { status, body } = await importFile(school.client('admin'), TIMETABLE, { kind });
    expect([status, body.code]).toEqual([422, 'NOT_BUILT_YET']);
  });

  it("a file that is not FET's, sent as such", async () => {
    const { body } = await importFile(school.client('admin'), TIMETABLE, { kind: 'fet' });
    expect([body.code, body.errors?.[0]?.code]).toEqual(['FILE_REFUSED', 'COLUMNS_MISSING']);
  });
});
