import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ImportContext, readName, TIMETABLE_LIMITS, type TimetableKind } from '@app/shared';
import { FileRefusal } from './file-refusal.js';
import { readTimetableFile, type ReadFile } from './read-timetable-file.js';

const periods = ['08:50', '09:50', '11:10', '12:10', '14:00'].map((start, index) => ({
  ...{ name: `P${index + 1}`, start, end: start.replace(/^\d\d/, (hour) => String(Number(hour) + 1).padStart(2, '0')) },
}));
const CONTEXTS: readonly ImportContext[] = [
  { calendar: null, departments: [] },
  { calendar: { cycle: { kind: 'weeks', labels: ['A', 'B'] }, periods }, departments: ['Science'] },
  { calendar: { cycle: { kind: 'rotating', labels: ['Day 1', 'Day 2', 'Day 3'] }, periods }, departments: ['Science'] },
];

const OWN = `week,day,period,group,year,pupils,subject,department,teacher,room
A,Mon,P1,10P,10,24,Science,Science,HOLT/BRAM,North 1
B,Montag,P2,"10Q ""top""",10,"22,0",Gwyddoniaeth,Science,"Holt, R",Labordy Bŵl
,Tue,9:50-10:50,9R,9,about 30,Ch,,KERR,North 3
Odd,Wed,P5,10P,10,1.00E+02,Bi,,HOLT,02/01/2026
`;
const TIMED =
  'Day;Start Time;End Time;Class;Teacher;Room\nMon;08:50;09:50;10P;HOLT;North 1\nTue;9.50;10:50:00;10P;HOLT;North 1\nWed;2 pm;3 pm;10P;HOLT;1\n';
const FET = `"Activity Id","Day","Hour","Students Sets","Subject","Teachers","Activity Tags","Room","Comments"
"1","Monday","P1","7K","Science","HOLT","","North 1",""
"1","Monday","P2","7K","Science","HOLT","","North 1",""
"2","Monday2","P1","7L+7M","Science","HOLT+BRAM","","North 1",""
"3","DAY 6","13:30~14:10","","Meeting","","","",""
`;

/** Real timetables, read in place where they are there: their head and twelve rows from each quarter. */
function real(name: string): string[] {
  const path = `${import.meta.dirname}/../../../../shared/data/timetables/${name}`;
  if (!existsSync(path)) return [];
  const [head = '', ...lines] = readFileSync(path, 'utf8').split(/\r?\n/);
  return [0, 1, 2, 3].map((quarter) => [head, ...lines.slice((quarter * lines.length) / 4).slice(0, 12)].join('\r\n'));
}

const FILES: readonly { kind: TimetableKind; text: string }[] = [
  ...[OWN, TIMED, ...real('england-st-paul.csv')].map((text) => ({ kind: 'timetable-csv' as const, text })),
  ...[FET, ...real('fet-hong-kong-6-day.csv')].map((text) => ({ kind: 'fet' as const, text })),
];

type Change = (bytes: Buffer) => Buffer;
const at = (share: number, length: number): number => Math.min(length - 1, Math.floor(share * length));
const inLines =
  (change: (lines: string[]) => string[]): Change =>
  (bytes) =>
    Buffer.from(change(bytes.toString('utf8').split('\n')).join('\n'));
const inCells = (change: (cells: string[]) => string[]): Change =>
  inLines((lines) => lines.map((line) => change(line.split(',')).join(',')));
const share = fc.double({ min: 0, max: 1, noNaN: true });
const anyBytes = fc.uint8Array({ maxLength: 8 });

/** What happens to files: bits and bytes, rows, columns, encodings and odd cells. */
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(share, fc.nat(7)).map(([where, bit]): Change => (bytes) => {
    const changed = Buffer.from(bytes);
    if (changed.length > 0) changed.writeUInt8((changed[at(where, changed.length)] ?? 0) ^ (1 << bit), at(where, changed.length));
    return changed;
  }),
  fc.tuple(share, anyBytes).map(
    ([where, put]): Change =>
      (bytes) =>
        Buffer.concat([bytes.subarray(0, at(where, bytes.length)), put, bytes.subarray(at(where, bytes.length))]),
  ),
  fc.tuple(share, share).map(
    ([from, to]): Change =>
      (bytes) =>
        Buffer.concat([bytes.subarray(0, at(Math.min(from, to), bytes.length)), bytes.subarray(at(Math.max(from, to), bytes.length))]),
  ),
  share.map((where) => inLines((lines) => lines.toSpliced(at(where, lines.length), 1))),
  share.map((where) => inLines((lines) => [...lines, lines[at(where, lines.length)] ?? ''])),
  fc.constant(inLines((lines) => lines.toReversed())),
  share.map((where) => inCells((cells) => cells.toSpliced(at(where, cells.length), 1))),
  share.map((where) => inCells((cells) => cells.toSpliced(at(where, cells.length), 0, cells[0] ?? ''))),
  fc.constant(inCells((cells) => cells.toReversed())),
  fc
    .tuple(
      share,
      share,
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.constantFrom('=1+1', '07-Jan', 'Mon-Fri', 'Dienstag', '25:99', '', '"', '1e9'),
      ),
    )
    .map(([row, column, cell]) =>
      inLines((lines) =>
        lines.with(
          at(row, lines.length),
          (lines[at(row, lines.length)] ?? '')
            .split(',')
            .with(0, cell)
            .toSorted((a, b) => (column < 0.5 ? a.length - b.length : 0))
            .join(','),
        ),
      ),
    ),
  fc.constantFrom<BufferEncoding>('latin1', 'utf16le', 'base64', 'hex').map(
    (encoding): Change =>
      (bytes) =>
        Buffer.from(bytes.toString('utf8'), encoding === 'hex' || encoding === 'base64' ? 'utf8' : encoding),
  ),
  fc.constant<Change>((bytes) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(bytes.toString('utf8'), 'utf16le')])),
  fc.constant<Change>((bytes) => Buffer.from(bytes.toString('utf8').normalize('NFD'))),
  fc.constantFrom(';', '\t', '|').map(
    (separator): Change =>
      (bytes) =>
        Buffer.from(bytes.toString('utf8').replaceAll(',', separator)),
  ),
);

const KEPT_DAY = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Day (?:\d{1,2}|[A-Z]))$/;

/** What of a file as read could not be stored, or was lost without a word. */
function faultsOf({ lessons, rejected, rowCount }: ReadFile, { calendar }: ImportContext): string[] {
  const faults: string[] = [];
  if (lessons.length > rowCount) faults.push(`${lessons.length} lessons of ${rowCount} rows`);
  for (const { message, row } of rejected) if (message.length < 10 || row < 1) faults.push(`row ${row}: ${message}`);
  for (const { group, room, subject, department, teacher, otherTeachers, period, cycleDay, cycle, pupils, year } of lessons) {
    const names = { group, room: room ?? '-', subject, department, personCode: teacher, period, label: cycleDay };
    for (const [limit, name] of Object.entries(names)) {
      const isKept = readName(name) === name && name.isWellFormed() && !name.includes('\0');
      if (!isKept || name.length > TIMETABLE_LIMITS[limit as keyof typeof names]) faults.push(`${limit}: ${name}`);
    }
    if (otherTeachers.some((other) => other.length > TIMETABLE_LIMITS.personCode)) faults.push(`teachers: ${otherTeachers.join()}`);
    if (pupils !== null && !(Number.isInteger(pupils) && pupils >= 0 && pupils <= TIMETABLE_LIMITS.pupils))
      faults.push(`pupils: ${pupils}`);
    if (year !== null && !(year >= 1 && year <= 13)) faults.push(`year: ${year}`);
    if (!calendar?.cycle.labels.includes(cycle.day) && !KEPT_DAY.test(cycle.day)) faults.push(`day: ${cycle.day}`);
  }
  return faults;
}

describe('10,000 files with changed bits, bytes, rows, columns, cells and encodings', () => {
  it('are each read or refused by name, and what is read can be stored', () => {
    let read = 0;
    const faults: string[] = [];
    fc.assert(
      fc.property(
        fc.constantFrom(...FILES),
        fc.array(anyChange, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...CONTEXTS),
        ({ kind, text }, changes, context) => {
          const bytes = changes.reduce<Buffer>((changed, change) => change(changed), Buffer.from(text));
          let found;
          try {
            found = readTimetableFile({ bytes, name: 'changed.csv' }, kind, {}, context);
          } catch (error) {
            if (!(error instanceof FileRefusal)) throw error;
            if (!/'changed\.csv'.+Nothing was changed\./s.test(error.message)) faults.push(error.message);
            return;
          }
          read += 1;
          faults.push(...faultsOf(found, context));
        },
      ),
      { numRuns: 10_000 },
    );
    expect(faults.slice(0, 20)).toEqual([]);
    expect(read).toBeGreaterThan(3_000);
  });
});
