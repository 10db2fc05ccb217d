import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { summariseIssues, type ImportCalendar } from '@app/shared';
import { FileRefusal, shownFileName } from './file-refusal.js';
import { readCsv } from './read-csv.js';
import { MappingRefusal, readTimetableFile } from './read-timetable-file.js';

const HEADER = 'day,period,group,subject,teacher,room';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const cells = (file: Uint8Array): (readonly string[])[] => readCsv(file, 'timetable.csv').rows.map((row) => row.cells);

function refusal(file: Uint8Array | string): string {
  try {
    readTimetableFile(
      { bytes: typeof file === 'string' ? bytes(file) : file, name: 'timetable.csv' },
      'timetable-csv',
      {},
      { calendar: null, departments: [] },
    );
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error;
    expect(error.message).toContain("'timetable.csv'");
    expect(error.message).toContain('Nothing was changed.');
    return `${error.code}: ${error.message}`;
  }
  throw new Error('the file was taken in');
}

describe('reading a CSV file', () => {
  const rows = [['Mon', '1', '10A', 'Café', 'ABC', 'Lab; 2']];
  const text = `${HEADER}\r\nMon,1,10A,Café,ABC,"Lab; 2"\r\n`;

  it.each([
    ['UTF-8', bytes(text)],
    ['UTF-8 with a byte order mark', bytes(`\ufeff${text}`)],
    ['UTF-16 LE', new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))],
    ['UTF-16 BE', new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le').swap16())],
    ['windows-1252', new Uint8Array(Buffer.from(text, 'latin1'))],
    ['LF', bytes(text.replaceAll('\r', ''))],
    ['no newline at the end', bytes(text.trimEnd())],
    ['semicolons', bytes(text.replaceAll(/,/g, ';'))],
    ['tabs', bytes(text.replaceAll(',', '\t'))],
    ['a line that names the separator', bytes(`sep=;\r\n${text.replaceAll(',', ';')}`)],
  ])('understands %s', (_, file) => {
    expect(cells(file)).toEqual(rows);
  });

  it('counts lines as the file has them, with blank lines and cells over several lines', () => {
    const table = readCsv(bytes(`${HEADER}\n\nMon,1,10A,"two\nlines",ABC,1\n\nTue,1,10A,Sc,ABC,1\n`), 'a.csv');
    expect(table.rows.map(({ row }) => row)).toEqual([3, 6]);
  });

  it('finds the header below lines about the school', () => {
    const table = readCsv(bytes(`Oakfield School\nPrinted,3 Nov\n${HEADER}\nMon,1,10A,Sc,ABC,1\n`), 'a.csv');
    expect([table.headerRow, table.rows.length, table.warnings[0]?.code]).toEqual([3, 1, 'LINES_BEFORE_HEADER']);
  });

  it('gives repeated and empty headers names of their own', () => {
    const table = readCsv(bytes('day,period,group,teacher,room,room,\nMon,1,10A,ABC,1,2,3\n'), 'a.csv');
    expect(table.headers).toEqual(['day', 'period', 'group', 'teacher', 'room', 'room (2)', 'column 7']);
    expect(table.warnings.map(({ code }) => code)).toEqual(['DUPLICATE_HEADER']);
  });

  it('fills up short rows and puts up with quotes inside words', () => {
    expect(cells(bytes(`${HEADER}\nMon,1,10A,The "new" course,ABC\n`))).toEqual([['Mon', '1', '10A', 'The "new" course', 'ABC', '']]);
  });
});

describe('refusing a file whole', () => {
  it.each([
    ['nothing', '', 'FILE_EMPTY'],
    ['only spaces', ' \r\n \r\n', 'FILE_EMPTY'],
    ['only a header', `${HEADER}\n`, 'FILE_WITHOUT_ROWS'],
    ['only a header and empty rows', `${HEADER}\n,,,,,\n`, 'FILE_WITHOUT_ROWS'],
    ['a zip file', new Uint8Array([0x50, 0x4b, 3, 4, ...bytes('....staff.csv')]), 'FILE_OF_ANOTHER_KIND'],
    ['a workbook', new Uint8Array([0x50, 0x4b, 3, 4, ...bytes('....[Content_Types].xml xl/workbook.xml')]), 'FILE_OF_ANOTHER_KIND'],
    ['a PDF', '%PDF-1.7\n', 'FILE_OF_ANOTHER_KIND'],
    ['a compressed file', new Uint8Array(gzipSync('a,b\n1,2\n')), 'FILE_OF_ANOTHER_KIND'],
    ['a web page', '<!DOCTYPE html>\n<html><body>Sign in</body></html>', 'FILE_OF_ANOTHER_KIND'],
    ['XML', '<?xml version="1.0"?><timetable/>', 'FILE_OF_ANOTHER_KIND'],
    ['JSON', '[{"day": "Mon"}]', 'FILE_OF_ANOTHER_KIND'],
    ['zero bytes inside', `${HEADER}\nMon,1,10\u0000A,Sc,ABC,1\n`, 'FILE_DAMAGED'],
    ['random bytes', Uint8Array.from({ length: 4000 }, (_, n) => ((n * 7919) % 255) + 1), 'FILE_OF_ANOTHER_KIND'],
    ['a quote that is never closed', `${HEADER}\nMon,1,"10A,Sc,ABC,1\nMon,2,10A,Sc,ABC,1\n`, 'FILE_DAMAGED'],
    ['rows that do not fit', `${HEADER}\n1,2,3,4,5,6,7,8\n1,2,3,4,5,6,7,8\n`, 'FILE_DAMAGED'],
    ['a huge cell', `${HEADER}\nMon,1,${'x'.repeat(1001)},Sc,ABC,1\n`, 'CELL_TOO_LONG'],
    ['a huge row', `${HEADER}\nMon,1,"${'x'.repeat(300_000)}",Sc,ABC,1\n`, 'CELL_TOO_LONG'],
    ['more than 20 MB', new Uint8Array(20 * 1024 * 1024 + 1).fill(65), 'FILE_TOO_LARGE'],
    ['more than 20,000 rows', `${HEADER}\n${'Mon,1,10A,Sc,ABC,1\n'.repeat(20_001)}`, 'TOO_MANY_ROWS'],
    ['more than 200,000 empty rows', `${HEADER}\nMon,1,10A,Sc,ABC,1\n${',,,,,\n'.repeat(200_000)}`, 'TOO_MANY_ROWS'],
    ['more than 200 columns', `${HEADER}\n${','.repeat(200)}\n`, 'FILE_DAMAGED'],
    ['a row of nothing but commas', ','.repeat(150_000), 'FILE_DAMAGED'],
    ['a file of nothing but commas', ','.repeat(1_000_000), 'CELL_TOO_LONG'],
    ['other columns', 'name,colour\nx,y\n', 'COLUMNS_MISSING'],
    ['no columns at all', 'lorem ipsum\ndolor\n', 'COLUMNS_MISSING'],
  ])('%s', (_, file, code) => {
    expect(refusal(file)).toMatch(new RegExp(`^${code}: `));
  });

  it.each(['tt.exe', 'timetable.XLSX', 'timetable.csv.html', 'timetable.fet'])('named %s, whatever it holds', (name) => {
    const read = () => readCsv(bytes(`${HEADER}\nMon,1,10A,Sc,ABC,1\n`), name);
    expect(read).toThrow(/ends in \.\w+, as no timetable does/);
  });

  it.each(['timetable', 'timetable.CSV', 'Timetable v1.2', 'timetable.tsv', '10.09.2026'])('but not one named %s', (name) => {
    expect(() => readCsv(bytes(`${HEADER}\nMon,1,10A,Sc,ABC,1\n`), name)).not.toThrow();
  });

  it('names the missing columns and lists the headers found', () => {
    expect(refusal('day,colour,form\nMon,red,10A\n')).toContain('has no column for period, teacher. Its headers are day, colour, form.');
  });

  it('refuses a mapping that does not fit the file', () => {
    const file = { bytes: bytes(`${HEADER}\nMon,1,10A,Sc,ABC,1\n`), name: 'a.csv' };
    expect(() => readTimetableFile(file, 'timetable-csv', { room: 'Raum' }, { calendar: null, departments: [] })).toThrow(MappingRefusal);
  });

  it('counts no empty rows, and takes in what stands below many', () => {
    const { rows } = readCsv(bytes(`${HEADER}\n${',,,,,\n'.repeat(30_000)}Mon,1,10A,Sc,ABC,1\n`), 'a.csv');
    expect(rows.map(({ row, cells: [day] }) => [row, day])).toEqual([[30_002, 'Mon']]);
  });

  it('shows a file by its own name only', () => {
    expect(shownFileName('C:\\Users\\me\\tt.csv')).toBe('tt.csv');
    expect(shownFileName('../../etc/x\u0007.csv')).toBe('x.csv');
    expect(shownFileName(undefined)).toBe('The file');
  });
});

describe('a large file', () => {
  it('of 20,000 rows is read, with its many remarks counted', () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => `Mon,${n % 9},G${n},Sc,T${n % 300},R${n % 700}`).join('\n');
    const start = performance.now();
    const read = readTimetableFile(
      { bytes: bytes(`${HEADER}\n${rows}`), name: 'a.csv' },
      'timetable-csv',
      {},
      { calendar: null, departments: [] },
    );
    const { listed, total } = summariseIssues(read.warnings, 200);
    console.info(`20,000 rows read in ${Math.round(performance.now() - start)} ms, ${total} remarks`);
    expect([read.lessons.length, listed.length]).toEqual([20_000, 200]);
  });

  it('of 20,000 rows that are all wrong is read too', () => {
    const start = performance.now();
    const read = readTimetableFile(
      { bytes: bytes(`${HEADER}\n${'Someday,1,10A,Sc,ABC,1\n'.repeat(20_000)}`), name: 'a.csv' },
      'timetable-csv',
      {},
      { calendar: null, departments: [] },
    );
    console.info(`20,000 rows refused in ${Math.round(performance.now() - start)} ms`);
    expect([read.lessons.length, read.rejected.length]).toEqual([0, 20_000]);
  });
});

describe("real schools' timetables", () => {
  const read = (
    name: string,
    kind: 'timetable-csv' | 'fet',
    calendar: ImportCalendar | null,
  ): ReturnType<typeof readTimetableFile> | undefined => {
    const path = `${import.meta.dirname}/../../../../shared/data/timetables/${name}`;
    if (!existsSync(path)) {
      console.info(`${name} is not here: skipped`);
      return undefined;
    }
    return readTimetableFile({ bytes: readFileSync(path), name }, kind, {}, { calendar, departments: [] });
  };
  const weeks: ImportCalendar = {
    cycle: { kind: 'weeks', labels: ['A', 'B'] },
    periods: ['08:50', '09:50', '11:10', '12:10', '14:00'].map((start, n) => ({
      name: `P${n + 1}`,
      start,
      end: `${start.slice(0, 2)}:59`,
    })),
  };

  it('go in from an English school with foreign headers, clashes and no rejected row', () => {
    const timetable = read('england-st-paul.csv', 'timetable-csv', weeks);
    if (!timetable) return;
    const { lessons, rejected, warnings, mapping, unmapped, periodsFound } = timetable;
    expect([lessons.length, rejected.length]).toEqual([1227, 0]);
    expect(mapping).toEqual({
      day: 'day',
      period: 'period',
      group: 'class_code',
      subject: 'subject_code',
      teacher: 'teacher_code',
      room: 'room',
    });
    expect(unmapped).toEqual(['event_id', 'course']);
    expect(periodsFound.map(({ name, known }) => [name, known])).toEqual(['P1', 'P2', 'P3', 'P4', 'P5'].map((name) => [name, true]));
    expect(lessons.every(({ year }) => year !== null && year >= 7 && year <= 13)).toBe(true);
    expect(summariseIssues(warnings, 200).byCode).toMatchObject({ TEACHER_CLASH: 3, GROUP_CLASH: 4, NO_TEACHER_NAMED: 1 });
  });

  it('go in from a six-day cycle, with hours joined into lessons', () => {
    const timetable = read('fet-hong-kong-6-day.csv', 'fet', null);
    if (!timetable) return;
    const { lessons, rejected, warnings, periodsFound, cycleDaysFound } = timetable;
    expect(rejected).toEqual([]);
    expect(lessons.reduce((sum, { periods }) => sum + periods.length, 0)).toBe(1274);
    expect(lessons.some(({ lastPeriod }) => lastPeriod !== null)).toBe(true);
    expect(cycleDaysFound.map(({ cycleDay }) => cycleDay)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `Day ${n}`));
    expect(periodsFound.map(({ start }) => start)).toEqual([
      '08:30',
      '09:10',
      '09:50',
      '10:55',
      '11:35',
      '13:30',
      '14:10',
      '14:50',
      '15:30',
    ]);
    expect(lessons).toHaveLength(873);
    expect(summariseIssues(warnings, 200).byCode).toEqual({
      CALENDAR_MISSING: 1,
      SUBJECT_WITHOUT_DEPARTMENT: 1,
      NO_TEACHER_NAMED: 1,
    });
  });
});
