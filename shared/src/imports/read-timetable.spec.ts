import { describe, expect, it } from '@jest/globals';
import { summariseIssues } from './import-issue.js';
import { mapColumns, readTimetable, type TimetableKind } from './read-timetable.js';
import type { ImportContext, ImportTable, ReadTimetable } from './timetable-lesson.js';

const context: ImportContext = {
  calendar: {
    cycle: { kind: 'weeks', labels: ['A', 'B'] },
    periods: [1, 2, 3, 4, 5].map((n) => ({ name: `P${n}`, start: `${8 + n}:00`.padStart(5, '0'), end: `${9 + n}:00`.padStart(5, '0') })),
  },
  departments: ['Science'],
};

function table(text: string): ImportTable {
  const [header = '', ...lines] = text.trim().split('\n');
  const rows = lines.map((line, index) => ({ row: index + 2, cells: line.trim().split(',') }));
  return { headers: header.trim().split(','), headerRow: 1, rows, warnings: [] };
}

function read(text: string, kind: TimetableKind = 'timetable-csv', to: ImportContext = context): ReadTimetable {
  const from = table(text);
  const columns = mapColumns(kind, from);
  if (!('mapping' in columns)) throw new Error(columns.missing.join());
  return readTimetable(kind, from, columns, to);
}

const codes = (issues: readonly { row: number; code: string }[]): string[] => issues.map(({ row, code }) => `${row} ${code}`);

describe('reading a timetable', () => {
  it('puts each row into our words', () => {
    const { lessons, rejected, warnings } = read(`week,day,period,group,year,pupils,subject,department,teacher,room
      A,Mon,1,10A/Sc1,,28,Chemistry,,ABC,Lab 2`);
    expect(rejected).toEqual([]);
    expect(warnings).toEqual([]);
    expect(lessons).toEqual([
      {
        row: 2,
        cycle: { week: 'A', day: 'Mon', known: true },
        cycleDay: 'A Mon',
        period: 'P1',
        lastPeriod: null,
        periods: ['P1'],
        group: '10A/Sc1',
        year: 10,
        yearGuessed: true,
        pupils: 28,
        subject: 'Chemistry',
        department: 'Science',
        departmentFrom: 'subject',
        teacher: 'ABC',
        standIn: false,
        otherTeachers: [],
        room: 'Lab 2',
      },
    ]);
  });

  it('leaves out a row that says nothing sensible, and names its line and column', () => {
    const { lessons, rejected } = read(`day,period,class,pupils,teacher,location
      Mon,1,,28,ABC,1
      Someday,1,10A,28,ABC,1
      Mon,,10A,28,ABC,1
      Mon-Fri,1,10A,28,ABC,1
      Mon Tag,1,10A,28,ABC,1
      Mon,1,10A,28,${'x'.repeat(121)},1
      Mon,1,10A,28,,1
      Mon,1,10A,28,=HYPERLINK("x"),1
      Mon,1,10A,28,ABC,1,surplus
      Mon,1,${'x'.repeat(201)},28,ABC,1
      Mon,1,10A,400,ABC,1`);
    expect(lessons).toHaveLength(1);
    expect(rejected.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'class', 'CELL_MISSING'],
      [3, 'day', 'DAY_NOT_UNDERSTOOD'],
      [4, 'period', 'CELL_MISSING'],
      [5, 'day', 'DAY_NOT_UNDERSTOOD'],
      [6, 'day', 'DAY_NOT_UNDERSTOOD'],
      [7, 'teacher', 'CELL_TOO_LONG'],
      [8, 'teacher', 'CELL_MISSING'],
      [9, 'teacher', 'CELL_IS_A_FORMULA'],
      [10, 'location', 'ROW_TOO_LONG'],
      [11, 'class', 'CELL_TOO_LONG'],
    ]);
  });

  it('says of a row that is left out what can be read of it all the same', () => {
    const { rejected } = read(`day,period,class,year,department,subject,teacher,room
      Someday,1,10A,10,,Chemistry,ABC/DEF,Lab 2
      Tue,1,,9,Art,,GHI,Studio
      Mon,1,10A,10,,Chemistry,ABC,Lab 2,surplus`);
    const nothing = { cycleDay: null, period: null, group: null, year: null, subject: null, department: null };
    expect(rejected.map(({ read: parts }) => parts)).toEqual([
      {
        ...{ cycleDay: null, period: 'P1', group: '10A', year: 10, subject: 'Chemistry', department: 'Science' },
        ...{ teacher: 'ABC', otherTeachers: ['DEF'], room: 'Lab 2' },
      },
      {
        ...{ cycleDay: 'Tue', period: 'P1', group: null, year: 9, subject: null, department: 'Art' },
        ...{ teacher: 'GHI', otherTeachers: [], room: 'Studio' },
      },
      { ...nothing, teacher: null, otherTeachers: [], room: null },
    ]);
  });

  it('warns of a teacher, a group and a room in two places, in a week and in every week', () => {
    const { warnings, lessons } = read(`week,day,period,group,subject,teacher,room
      ,Mon,1,10A,Sc,ABC,1
      A,Mon,1,10B,Sc,ABC,2
      B,Mon,1,10A,Sc,DEF,3
      B,Mon,1,10C,Sc,GHI,1
      A,Tue,1,10A,Sc,ABC,1
      B,Tue,1,10A,Sc,ABC,1
      A,Mon,2,10A,Sc,ABC,1`);
    expect(lessons).toHaveLength(7);
    expect(codes(warnings)).toEqual(['3 TEACHER_CLASH', '4 GROUP_CLASH', '5 ROOM_CLASH']);
    expect(warnings[0]?.message).toBe('ABC teaches 10B and 10A (row 2) at once on A Mon, period P1.');
  });

  it('says once of two lessons that they meet, however much they share', () => {
    const { warnings } = read(`day,period,group,subject,teacher,room
      Mon,1,10A,Sc,ABC,1
      Mon,1,10A,Ch,ABC,1`);
    expect(codes(warnings)).toEqual(['3 TEACHER_CLASH']);
  });

  it('finds the clash of a group inside joined groups', () => {
    const { warnings } = read(`day,period,group,subject,teacher
      Mon,1,1A+1B,Sc,ABC
      Mon,1,1B,Ch,DEF`);
    expect(codes(warnings)).toEqual(['3 GROUP_CLASH']);
  });

  it('takes a code that names nobody, with one remark and no clashes', () => {
    const { warnings, lessons } = read(`day,period,group,subject,teacher
      Mon,1,10A,Sc,XXX
      Mon,1,10B,Sc,XXX
      Mon,1,10C,Sc,XXX`);
    expect(lessons.every(({ standIn }) => standIn)).toBe(true);
    expect(warnings.map(({ message }) => message)).toEqual([
      "'XXX' names nobody (3 rows). The lessons are taken in; name their teacher later.",
    ]);
  });

  it('takes a code that is everywhere at once for nobody, with one remark', () => {
    const rows = Array.from({ length: 30 }, (_, n) => `Mon,${(n % 5) + 1},9-${n},Sc,POOL,R${n}`).join('\n');
    const { warnings } = read(`day,period,group,subject,teacher,room\n${rows}`);
    expect(codes(warnings)).toEqual(['2 NO_TEACHER_NAMED']);
  });

  it('names each unknown period and cycle day once, with its rows', () => {
    const { warnings, periodsFound, cycleDaysFound } = read(`week,day,period,group,subject,teacher
      C,Mon,Reg,10A,Sc,ABC
      C,Mon,Reg,10B,Sc,DEF
      A,Tue,1,10B,Sc,DEF`);
    expect(codes(warnings)).toEqual(['2 UNKNOWN_PERIOD', '2 UNKNOWN_CYCLE_DAY']);
    expect(warnings[0]?.message).toContain('2 rows');
    expect(periodsFound).toEqual([
      { name: 'P1', start: null, end: null, rows: 1, known: true },
      { name: 'Reg', start: null, end: null, rows: 2, known: false },
    ]);
    expect(cycleDaysFound.map(({ cycleDay, known }) => [cycleDay, known])).toEqual([
      ['A Tue', true],
      ['C Mon', false],
    ]);
  });

  it('merges rows that say the same, and keeps the first of two that differ in the room', () => {
    const { lessons, warnings } = read(`day,period,group,subject,teacher,room
      Mon,1,10A,Sc,ABC,1
      Mon,1,10A,Sc,ABC,1
      Mon,1,10a,sc,abc,2`);
    expect(lessons.map(({ room }) => room)).toEqual(['1']);
    expect(codes(warnings)).toEqual(['3 DUPLICATE_ROW', '4 DUPLICATE_LESSON']);
  });

  it('reads sessions that hold the day and the period in one', () => {
    const { lessons, mapping } = read(`staff code,session,class,room
      ABC,MonA:1,10A,1
      ABC,TueB:3,10A,1`);
    expect(mapping).toMatchObject({ day: 'session', period: 'session' });
    expect(lessons.map(({ cycleDay, period }) => [cycleDay, period])).toEqual([
      ['A Mon', 'P1'],
      ['B Tue', 'P3'],
    ]);
  });

  it('says that there is no calendar yet, and offers what the file names', () => {
    const { warnings, periodsFound } = read('day,period,group,subject,teacher\nDay 6,13:30~14:10,1A,Sc,ABC', 'timetable-csv', {
      calendar: null,
      departments: [],
    });
    expect(codes(warnings)).toEqual(['1 CALENDAR_MISSING']);
    expect(periodsFound).toEqual([{ name: '13:30~14:10', start: '13:30', end: '14:10', rows: 1, known: false }]);
  });
});

describe("reading FET's export", () => {
  const header = 'Activity Id,Day,Hour,Students Sets,Subject,Teachers,Activity Tags,Room,Comments';

  it('joins consecutive hours of an activity, also across a break, into one lesson', () => {
    const { lessons, periodsFound } = read(
      `${header}
      1,DAY 1,10:55~11:35,1A,Biology,T1,S1,Lab,
      1,DAY 1,09:50~10:30,1A,Biology,T1,S1,Lab,
      2,DAY 1,08:30~09:10,1B,Biology,T2,S1,Lab,
      3,DAY 1,11:35~12:15,1B,Biology,T2,S1,Lab,
      2,DAY 1,10:55~11:35,1B,Biology,T2,S1,Room 1,
      2,DAY 2,10:55~11:35,1B,Biology,T2,S1,Room 1,`,
      'fet',
      { calendar: null, departments: [] },
    );
    expect(lessons.map(({ row, cycleDay, period, lastPeriod, group }) => [row, cycleDay, period, lastPeriod, group])).toEqual([
      [2, 'Day 1', '09:50~10:30', '10:55~11:35', '1A'],
      [4, 'Day 1', '08:30~09:10', null, '1B'],
      [5, 'Day 1', '11:35~12:15', null, '1B'],
      [6, 'Day 1', '10:55~11:35', null, '1B'],
      [7, 'Day 2', '10:55~11:35', null, '1B'],
    ]);
    expect(periodsFound.map(({ start }) => start)).toEqual(['08:30', '09:50', '10:55', '11:35']);
  });

  it('takes a lesson without a teacher with a remark, and leaves out an activity without students', () => {
    const { lessons, warnings, rejected } = read(
      `${header}
      1,DAY 1,1,1A,Project,,S1,,
      2,DAY 1,1,,Meeting,T1+T2,,,`,
      'fet',
      { calendar: null, departments: [] },
    );
    expect(rejected).toEqual([]);
    expect(lessons.map(({ teacher, standIn, room }) => [teacher, standIn, room])).toEqual([['TBA', true, null]]);
    expect(codes(warnings)).toEqual(['3 NO_GROUP_NAMED', '1 CALENDAR_MISSING', '2 NO_TEACHER_NAMED', '2 SUBJECT_WITHOUT_DEPARTMENT']);
  });

  it('says which of its columns a file lacks', () => {
    expect(mapColumns('fet', table('day,period,group,teacher\nMon,1,1A,T1'))).toEqual({
      missing: ['Activity Id', 'Hour', 'Students Sets', 'Subject', 'Teachers'],
    });
  });
});

describe('summarising remarks', () => {
  it('names the first of many things in one remark and counts the others', () => {
    const rows = Array.from({ length: 3_000 }, (_, n) => `A,Mon,1,10A,Abstruse ${n},ABC`).join('\n');
    const { warnings } = read(`week,day,period,group,subject,teacher\n${rows}`);
    const said = warnings.find(({ code }) => code === 'SUBJECT_WITHOUT_DEPARTMENT')?.message ?? '';
    expect(said).toContain('Abstruse 0, Abstruse 1,');
    expect(said).toContain('Abstruse 19 and 2980 more (3000 rows)');
  });

  it('lists the first in order of row and counts the rest', () => {
    const issues = Array.from({ length: 500 }, (_, n) => ({ row: 500 - n, column: 'room', code: 'ROOM_CLASH' as const, message: '' }));
    const { listed, total, byCode } = summariseIssues(issues, 200);
    expect(listed.map(({ row }) => row).slice(0, 2)).toEqual([1, 2]);
    expect([listed.length, total, byCode]).toEqual([200, 500, { ROOM_CLASH: 500 }]);
  });
});
