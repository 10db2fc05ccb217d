import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { PracticalFile } from '@app/shared';
import { type Answer, startTestApp, type TestApp, TestSchool } from '../testing/index.js';
import { multipart } from '../testing/import-file.js';
import { MARK, NAME_OF_MARK, StandInClamd } from '../testing/stand-in-clamd.js';

let clamd: StandInClamd;
let kit: TestApp;
let school: TestSchool;
let id: string;

beforeAll(async () => {
  clamd = await StandInClamd.start();
  kit = await startTestApp(undefined, { CLAMD_URL: clamd.url });
  school = await TestSchool.make(kit, { calendar: null });
  id = (await school.client('technician').post<{ id: string }>('/practicals', { title: 'Osmosis', subject: 'Biology' })).body.id;
});
afterEach(() => {
  clamd.mood = 'well';
  clamd.files.length = 0;
});
afterAll(async () => {
  await kit.stop();
  await clamd.stop();
});

function send(text: string, file = 'sheet.txt', headers: Record<string, string> = {}): Promise<Answer<PracticalFile>> {
  const form = multipart([{ name: 'file', file, bytes: Buffer.from(text) }]);
  return school.client('technician').post<PracticalFile>(`/practicals/${id}/files`, form.body, { ...form.headers, ...headers });
}
const kept = async (): Promise<string[]> =>
  (await school.client('technician').get<{ files: PracticalFile[] }>(`/practicals/${id}`)).body.files.map(({ name }) => name);

describe('a file beside a practical, where a scanner is named', () => {
  it('comes to it whole, in pieces, and is kept where it finds nothing', async () => {
    const long = 'Cut the potato: 2 cm3 each.\n'.repeat(20_000);
    expect((await send(long, 'long.txt')).status).toBe(201);
    expect(clamd.files.map(String)).toEqual([long]);
    expect(await kept()).toContain('long.txt');
  });

  it('is refused where it finds something, with what it is called, and nothing is kept', async () => {
    const { status, body } = await send(`Cut. ${MARK}.`, 'bad.txt');
    expect([status, body]).toEqual([
      422,
      expect.objectContaining({
        code: 'FILE_REFUSED',
        detail: expect.stringMatching(
          new RegExp(`^‘bad.txt’ was not kept: .*‘${NAME_OF_MARK}’. Nothing was changed. Do not pass the file on`),
        ),
        errors: [expect.objectContaining({ field: 'file', code: 'INFECTED' })],
      }),
    ]);
    expect(await kept()).not.toContain('bad.txt');
  });

  it.each(['breaks off', 'full', 'babbles'] as const)('is not kept where the scanner %s, and can be sent again', async (mood) => {
    clamd.mood = mood;
    const again = { 'idempotency-key': `again-${mood.replace(' ', '-')}` };
    const { status, body, headers } = await send('Cut it. '.repeat(100_000), `${mood}.txt`, again);
    expect([status, body.code]).toEqual([503, 'SCANNER_AWAY']);
    expect(body.detail).toContain('was not kept: the scanner that looks through files could not be asked. Nothing was changed. Try again');
    expect(headers['retry-after']).toMatch(/^\d+$/);
    expect(await kept()).not.toContain(`${mood}.txt`);
    clamd.mood = 'well';
    expect((await send('Cut it. '.repeat(100_000), `${mood}.txt`, again)).status).toBe(201);
    expect(clamd.asking).toBe(0);
  });

  it('is not sent to it by whoever may add none, or where it is of no kind that is kept', async () => {
    const form = multipart([{ name: 'file', file: 'sheet.txt', bytes: Buffer.from('Cut.') }]);
    expect((await school.client('teacher').post(`/practicals/${id}/files`, form.body, form.headers)).status).toBe(403);
    expect((await send('MZ\u0000\u0003', 'setup.txt')).status).toBe(422);
    expect(clamd.files).toEqual([]);
  });

  it('is not kept while nothing listens there', async () => {
    await clamd.stop();
    expect(await send('Cut.', 'alone.txt')).toMatchObject({ status: 503, body: { code: 'SCANNER_AWAY' } });
    expect(await kept()).not.toContain('alone.txt');
  });
});

describe('where files are kept', () => {
  it('is one table, into which nothing comes but what was looked through', () => {
    const bytes = kit.db.source.entityMetadatas.flatMap(({ tableName, columns }) =>
      columns.filter(({ type }) => type === 'bytea').map(({ databaseName }) => `${tableName}.${databaseName}`),
    );
    expect(bytes.filter((column) => !/_(hash|salt)$/.test(column))).toEqual(['practical_file.content']);
  });
});
