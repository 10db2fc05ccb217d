import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ImportAnswer } from '@app/shared';
import { importFile, multipart } from '../testing/import-file.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';
import { FileRefusal } from './file-refusal.js';
import { MappingRefusal, readTimetableFile } from './read-timetable-file.js';
import { Reader } from './reader.js';
import type { ToRead } from './reader-thread.js';

let kit: TestApp;
let reader: Reader;
beforeAll(async () => {
  kit = await startTestApp('2026-11-14T07:00:00Z');
});
afterAll(() => kit.stop());

const HEADER = 'day,period,group,subject,teacher,room';
const ROW = 'Mon,1,10A,Chemistry,ABC,Lab 1';
/** As many rows as may be read, no two of them alike. */
const FULL = Array.from({ length: 20_000 }, (_, n) => `Mon,${n % 9},G${n},S${n},T${n % 300},R${n % 700}`).join('\n');

const asked = (text: string, columns = {}): ToRead => ({
  file: { bytes: new TextEncoder().encode(text), name: 'timetable.csv' },
  kind: 'timetable-csv',
  columns,
  context: { calendar: null, departments: ['Science'] },
});

describe('the thread that files are read in', () => {
  beforeEach(() => {
    reader = new Reader();
  });
  afterEach(() => reader.onModuleDestroy());

  it('reads what this thread would, and is used again', async () => {
    const one = asked(`${HEADER}\n${ROW}\n${ROW}\nMon,2,,Art,,\n`);
    const here = readTimetableFile(one.file, one.kind, one.columns, one.context);
    expect(await reader.read('a', one)).toEqual(here);
    const [thread] = reader['threads']['all'];
    expect(await reader.read('a', one)).toEqual(here);
    expect([...reader['threads']['all']]).toEqual([thread]);
    expect([...reader['threads']['all']][0]).toBe(thread);
  });

  it('refuses as this thread would', async () => {
    await expect(reader.read('a', asked('this is,no timetable\n1,2\n'))).rejects.toMatchObject({
      constructor: FileRefusal,
      code: 'COLUMNS_MISSING',
      message: expect.stringMatching(/^'timetable\.csv' has no column for .+Nothing was changed\./),
      found: { headers: ['this is', 'no timetable'] },
    });
    await expect(reader.read('a', asked(`${HEADER}\n${ROW}\n`, { room: 'Raum' }))).rejects.toMatchObject({
      constructor: MappingRefusal,
      problems: [{ field: 'mapping.room', code: 'NO_SUCH_HEADER' }],
    });
  });

  it('is ended by a file that takes too long, and another reads the next', async () => {
    await reader.read('a', asked(`${HEADER}\n${ROW}\n`));
    Object.assign(reader.bounds, { ms: 1 });
    await expect(reader.read('a', asked(`${HEADER}\n${FULL}\n`))).rejects.toMatchObject({
      code: 'TOO_MUCH_TO_READ',
      message:
        "'timetable.csv' could not be read within 1 seconds. Nothing was changed. A timetable is far smaller: check that it is the right file.",
    });
    Object.assign(reader.bounds, { ms: 60_000 });
    expect((await reader.read('a', asked(`${HEADER}\n${ROW}\n`))).lessons).toHaveLength(1);
  });

  it('is ended by a file that takes too much memory, and the server goes on', async () => {
    Object.assign(reader.bounds, { memoryMb: 16 });
    await expect(reader.read('a', asked(`${HEADER}\n${FULL}\n`))).rejects.toMatchObject({ code: 'TOO_MUCH_TO_READ' });
    Object.assign(reader.bounds, { memoryMb: 400 });
    expect((await reader.read('a', asked(`${HEADER}\n${ROW}\n`))).lessons).toHaveLength(1);
  });
});

describe('a file that is sent', () => {
  it('is refused in plain words where it cannot be read within the bounds, and changes nothing', async () => {
    const school = await TestSchool.make(kit);
    const { bounds } = kit.app.get(Reader, { strict: false });
    const before = { ...bounds };
    Object.assign(bounds, { ms: 1 });
    const { status, body } = await importFile(school.client('admin'), `${HEADER}\n${FULL}\n`);
    Object.assign(bounds, before);
    expect([status, body.code, body.errors?.[0]?.code]).toEqual([422, 'FILE_REFUSED', 'TOO_MUCH_TO_READ']);
  });

  it('is read before its key takes a connection', async () => {
    const school = await TestSchool.make(kit);
    const one = kit.app.get(Reader, { strict: false });
    const read = one.read.bind(one);
    const inHand: boolean[] = [];
    one.read = (...args) => {
      inHand.push(kit.db.inHand !== undefined);
      return read(...args);
    };
    const key = { 'idempotency-key': 'file-1' };
    const { body: form, headers } = multipart([
      { name: 'kind', value: 'timetable-csv' },
      { name: 'mode', value: 'apply' },
      { name: 'file', file: 'timetable.csv', bytes: Buffer.from(`${HEADER}\n${ROW}\n`) },
    ]);
    const admin = school.client('admin');
    const first = await admin.post<ImportAnswer>('/imports', form, { ...headers, ...key });
    const again = await admin.post<ImportAnswer>('/imports', form, { ...headers, ...key });
    one.read = read;
    expect([first.status, first.body.created, again.body]).toEqual([200, 1, first.body]);
    expect(inHand).toEqual([false, false]);
  });
});
