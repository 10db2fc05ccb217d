import { describe, expect, it } from '@jest/globals';
import { mapColumns, readTimetable, type TimetableKind } from './read-timetable.js';
import type { ImportContext, ImportTable, ReadTimetable } from './timetable-lesson.js';

const TIMES = ['08:50-09:50', '09:50-10:50', '11:10-12:10', '12:10-13:10', '14:00-15:00'];
const periods = TIMES.map((times, index) => ({ name: `P${index + 1}`, start: times.slice(0, 5), end: times.slice(6) }));
const weeks = (...labels: string[]): ImportContext => ({ calendar: { cycle: { kind: 'weeks', labels }, periods }, departments: [] });
const none: ImportContext = { calendar: null, departments: [] };

function read(text: string, to: ImportContext = weeks('A', 'B'), kind: TimetableKind = 'timetable-csv'): ReadTimetable {
  const [header = '', ...lines] = text.trim().split('\n');
  const rows = lines.map((line, index) => ({ row: index + 2, cells: line.trim().split(',') }));
  const table: ImportTable = { headers: header.trim().split(','), headerRow: 1, rows, warnings: [] };
  const columns = mapColumns(kind, table);
  if (!('mapping' in columns)) throw new Error(columns.missing.join());
  expect(columns.missing).toEqual([]);
  return readTimetable(kind, table, columns, to);
}

const when = ({ lessons }: ReadTimetable): string[] =>
  lessons.map(({ cycleDay, period, lastPeriod }) => [cycleDay, period, lastPeriod].filter(Boolean).join(' '));
const told = ({ warnings }: ReadTimetable, code: string): string[] =>
  warnings.filter((warning) => warning.code === code).map(({ message }) => message);

describe('start and end times in place of periods', () => {
  const file = (rows: string): string => `Day,Start Time,End Time,Class,Teacher,Room\n${rows}`;

  it('are the periods of the calendar at those times, however the times are written', () => {
    const found = read(file('Mon,08:50,09:50,10P,HOLT,North 1\nTue,9:50,10:50,10P,HOLT,North 1\nWed,11:10:00,12:10:00,10P,HOLT,North 1'));
    expect(when(found)).toEqual(['Mon P1', 'Tue P2', 'Wed P3']);
    expect(found.periodsFound.map(({ name, known }) => [name, known])).toEqual(['P1', 'P2', 'P3'].map((name) => [name, true]));
    expect(told(found, 'UNKNOWN_PERIOD')).toEqual([]);
  });

  it('are several periods where a lesson lasts that long, and an afternoon may be written as 2:00', () => {
    expect(
      when(read(file('Mon,08:50,10:50,10P,HOLT,1\nTue,2.00,3.00,10P,HOLT,1\nWed,2 pm,3 pm,10P,HOLT,1\nThu,08:50,09:45,10P,HOLT,1'))),
    ).toEqual(['Mon P1 P2', 'Tue P5', 'Wed P5', 'Thu P1']);
  });

  it('are offered as periods named by them where the calendar has none, or there is no calendar', () => {
    for (const [context, known] of [
      [weeks('A', 'B'), false],
      [none, false],
    ] as const) {
      const found = read(file('Mon,8:00,8:40,10P,HOLT,1\nTue,08:00:00,08:40:00,10P,HOLT,1'), context);
      expect(when(found)).toEqual(['Mon 08:00-08:40', 'Tue 08:00-08:40']);
      expect(found.periodsFound).toEqual([{ name: '08:00-08:40', start: '08:00', end: '08:40', rows: 2, known }]);
    }
  });

  it('give times to the periods that a file names, so that they can be taken over', () => {
    const found = read('day,period,start,end,class,teacher\nMon,1,8:50,9:50,10P,HOLT', none);
    expect(found.periodsFound).toEqual([{ name: '1', start: '08:50', end: '09:50', rows: 1, known: false }]);
  });

  it('are refused by name where they are none', () => {
    const { rejected } = read(file('Mon,early,09:50,10P,HOLT,1\nMon,25:10,26:10,10P,HOLT,1\nMon,,09:50,10P,HOLT,1'));
    expect(rejected.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'Start Time', 'TIME_NOT_UNDERSTOOD'],
      [3, 'Start Time', 'TIME_NOT_UNDERSTOOD'],
      [4, 'Start Time', 'CELL_MISSING'],
    ]);
    expect(rejected[0]?.message).toContain("'early'");
  });
});

describe('an odd number of pupils', () => {
  it.each([
    ['about 22', null, 'PUPILS_NOT_UNDERSTOOD'],
    ['-3', null, 'PUPILS_NOT_UNDERSTOOD'],
    ['501', null, 'PUPILS_NOT_UNDERSTOOD'],
    ['=SUM(A1)', null, 'PUPILS_NOT_UNDERSTOOD'],
    ['about twenty-two pupils', null, 'PUPILS_NOT_UNDERSTOOD'],
    ['500', 500, undefined],
    ['22.0', 22, undefined],
  ])('%j is a lesson all the same, with %j pupils and the warning %j', (written, pupils, code) => {
    const { lessons, rejected, warnings } = read(`day,period,group,pupils,subject,teacher\nMon,P1,10Q,${written},Science,BRAM`);
    expect(rejected).toEqual([]);
    expect(lessons.map((lesson) => lesson.pupils)).toEqual([pupils]);
    expect(warnings.map((warning) => warning.code)).toEqual(code ? [code] : []);
  });
});

describe('codes that a spreadsheet mangled', () => {
  it('are taken in with a warning that names each', () => {
    const found = read(`week,day,period,group,year,pupils,subject,department,teacher,room
      ,Mon,P1,1.00E+02,10,24,Science,Science,HOLT,North 1
      ,Tue,P1,07-Jan,7,24,Science,Science,HOLT,North 1
      ,Wed,P1,10P,10,24,Science,Science,01-Mar,02/01/2026
      ,Thu,P1,10P,10,24,Science,Science,HOLT,43831
      ,Fri,P1,10P,10,24,Science,Science,HOLT,43831`);
    expect(found.lessons).toHaveLength(5);
    expect(told(found, 'CODE_LOOKS_MANGLED').map((message) => /^'([^']+)'/.exec(message)?.[1])).toEqual([
      '1.00E+02',
      '07-Jan',
      '01-Mar',
      '02/01/2026',
      '43831',
    ]);
    expect(told(found, 'CODE_LOOKS_MANGLED')[4]).toContain('2 rows');
  });
});

describe('days and weeks in other words', () => {
  it('Montag is Monday, and Mon-Fri is no day but refused by name', () => {
    const { lessons, rejected } = read('day,period,group,teacher\nMontag,P1,10P,HOLT\nMon-Fri,P2,10P,HOLT');
    expect(lessons.map(({ cycleDay }) => cycleDay)).toEqual(['Mon']);
    expect(rejected.map(({ row, code, message }) => [row, code, message])).toEqual([
      [3, 'DAY_NOT_UNDERSTOOD', expect.stringContaining("'Mon-Fri'")],
    ]);
  });

  const fet = (days: readonly string[]): string =>
    [
      'Activity Id,Day,Hour,Students Sets,Subject,Teachers,Room',
      ...days.map((day, index) => `${index},${day},P1,7${'KLMN'[index]},Science,HOLT,N1`),
    ].join('\n');

  it('Monday and Monday2 are the two weeks of the calendar in order, in every kind of file', () => {
    expect(when(read(fet(['Monday', 'Monday2']), weeks('A', 'B'), 'fet'))).toEqual(['A Mon P1', 'B Mon P1']);
    expect(when(read(fet(['Monday', 'Monday2']), weeks('Red', 'Blue')))).toEqual(['Red Mon P1', 'Blue Mon P1']);
    expect(when(read(fet(['Monday', 'Monday2']), none, 'fet'))).toEqual(['1 Mon P1', '2 Mon P1']);
    expect(when(read(fet(['Monday', 'Tuesday']), weeks('A', 'B'), 'fet'))).toEqual(['Mon P1', 'Tue P1']);
    expect(told(read(fet(['Monday', 'Monday2']), weeks('A', 'B'), 'fet'), 'WEEKS_READ_ANOTHER_WAY')).toEqual([
      expect.stringContaining("'Monday' as week A, '2' as week B"),
    ]);
  });

  it.each([
    [
      ['Odd', 'Even'],
      ['A', 'B'],
    ],
    [
      ['W1', 'W2'],
      ['A', 'B'],
    ],
    [
      ['1', '2'],
      ['A', 'B'],
    ],
    [
      ['Wk B', 'Week A'],
      ['B', 'A'],
    ],
    [
      ['Red', 'Blue'],
      ['A', 'B'],
    ],
    [
      ['Week X', 'Week Y'],
      ['A', 'B'],
    ],
  ])("weeks %j are the calendar's %j", (written, labels) => {
    const found = read(`week,day,period,group,teacher\n${written.map((week) => `${week},Mon,P1,10P,HOLT`).join('\n')}`);
    expect(found.lessons.map(({ cycle }) => cycle.week)).toEqual(labels);
    expect(told(found, 'WEEKS_READ_ANOTHER_WAY')).toHaveLength(written[0] === 'Wk B' ? 0 : 1);
  });

  it('one other word among the weeks of the calendar stays as it is, for somebody to look at', () => {
    const found = read('week,day,period,group,teacher\nA,Mon,P1,10P,HOLT\nC,Mon,P1,10Q,BRAM');
    expect(found.lessons.map(({ cycleDay }) => cycleDay)).toEqual(['A Mon', 'C Mon']);
    expect(told(found, 'UNKNOWN_CYCLE_DAY')).toHaveLength(1);
  });

  it('what a person said of a word is so', () => {
    const said = { days: { Moonday: 'Mon', LATE: 'Fri' }, weeks: { Red: 'B', 'every other': null } };
    const file = 'week,day,period,group,teacher\nred,moonday,P1,10P,HOLT\nblue,Late,P1,10P,HOLT\nEvery  Other,Tue,P1,10P,HOLT';
    const found = read(file, { ...weeks('A', 'B'), said });
    expect(found.rejected).toEqual([]);
    expect(when(found)).toEqual(['B Mon P1', 'blue Fri P1', 'Tue P1']);
  });
});

describe('names', () => {
  it('that look alike are one, however their accents are put together', () => {
    const rows = ['Mon,P1,Dŵr 9,Ffion Ŵyn-Tŷ,Labordy Bŵl', 'Tue,P1,Dŵr 9,Ffion Ŵyn-Tŷ,Labordy Bŵl'];
    const found = read(`day,period,group,teacher,room\n${rows[0]}\n${rows[1]?.normalize('NFD')}`);
    const [first, second] = found.lessons.map(({ group, teacher, room }) => [group, teacher, room]);
    expect(rows[1]?.normalize('NFD')).not.toBe(rows[1]);
    expect(second).toEqual(first);
  });

  it('of several teachers in one cell are all of them', () => {
    const cells = ['HOLT/BRAM', 'HOLT and BRAM', 'R Holt / S Bram', 'HOLT; BRAM; holt', 'Holt-Bram'];
    const found = read(`day,period,group,teacher\n${cells.map((cell, index) => `Mon,P${index + 1},10P,${cell}`).join('\n')}`);
    expect(found.lessons.map(({ teacher, otherTeachers }) => [teacher, ...otherTeachers])).toEqual([
      ['HOLT', 'BRAM'],
      ['HOLT', 'BRAM'],
      ['R Holt', 'S Bram'],
      ['HOLT', 'BRAM'],
      ['Holt-Bram'],
    ]);
  });
});

describe('a row of FET that is written twice', () => {
  it('takes no hour from its lesson, whose second stands in the file', () => {
    const rows = ['P1', 'P1', 'P2'].map((hour) => `1,Mon,${hour},10P,Science,HOLT,,North 1,`);
    const found = read(`Activity Id,Day,Hour,Students Sets,Subject,Teachers,Activity Tags,Room,Comments\n${rows.join('\n')}`, none, 'fet');
    expect(when(found)).toEqual(['Mon P1 P2']);
    expect(told(found, 'DUPLICATE_ROW')).toEqual(['The same as row 2: taken once.']);
  });
});
