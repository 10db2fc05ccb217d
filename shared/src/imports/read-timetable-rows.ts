import { cycleDayText, readCycleDay, type CycleDay, type NumberedDays } from './cycle-day.js';
import { DepartmentNames, plainSubjects } from './department-of-subject.js';
import type { ImportRejection, RejectionCode, ImportWarning, RowAsRead } from './import-issue.js';
import { knownPeriod, splitSession } from './period-name.js';
import { NOBODY, readTeachers, type TeacherCell } from './teacher-cell.js';
import type { ColumnMapping, TimetableColumn } from './timetable-columns.js';
import type { ImportContext, ImportTable, ImportTableRow, TimetableLesson } from './timetable-lesson.js';
import { readYear, yearOfGroup } from './year-of-group.js';

/** More pupils than this do not sit in one lesson. */
export const MAX_PUPILS = 400;

const LONGEST: Readonly<Record<TimetableColumn, number>> = {
  week: 60,
  day: 60,
  period: 60,
  group: 200,
  year: 60,
  pupils: 20,
  subject: 200,
  department: 100,
  teacher: 200,
  room: 100,
};

/** A lesson with what the later steps want to know of its row. */
export interface ReadRow {
  lesson: TimetableLesson;
  periodKnown: boolean;
  /** What the department may be, where nobody said and it went to 'Other'; undefined where it is known. */
  departmentSuggests: string | null | undefined;
  cells: readonly string[];
}

/** What reading each row by itself gives: lessons, rows left out, and remarks. */
export interface ReadRows {
  read: ReadRow[];
  rejected: ImportRejection[];
  /** Rows that are no lesson, since they name no group. */
  withoutGroup: { row: number; read: RowAsRead }[];
  warnings: ImportWarning[];
}

export interface RowRules {
  mapping: ColumnMapping;
  context: ImportContext;
  numbers: NumberedDays;
  /** A row without a teacher is a lesson whose teacher is still to be named (FET), rather than a mistake. */
  teacherMayBeMissing: boolean;
}

const PLAIN_CELL = /^(?:[\x21-\x3c\x3e-\x7e]+(?: [\x21-\x7e]+)*)?$/;

/**
 * A cell as people mean it: without the `="01"` that spreadsheets write round codes, control characters, zero-width marks
 * and repeated spaces.
 */
export function cleanCell(cell: string): string {
  if (PLAIN_CELL.test(cell)) return cell;
  const text = /^="([^"]*)"$/.exec(cell.trim())?.[1] ?? cell;
  return text
    .replace(/[\p{Cf}]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

const isFormula = (cell: string): boolean => cell.startsWith('=') || /^[+\-@].*\(/.test(cell);

const NOTHING_READ: RowAsRead = {
  cycleDay: null,
  period: null,
  group: null,
  year: null,
  subject: null,
  department: null,
  teacher: null,
  otherTeachers: [],
  room: null,
};

class Refused extends Error {
  constructor(
    readonly column: TimetableColumn,
    readonly code: RejectionCode,
    message: string,
  ) {
    super(message);
  }
}

/** Reads each row of the table by itself. A row that says nothing sensible is left out with the reason; others become lessons. */
export function readRows(table: ImportTable, rules: RowRules): ReadRows {
  const result: ReadRows = { read: [], rejected: [], withoutGroup: [], warnings: [] };
  const reader = new RowReader(table, rules);
  for (const row of table.rows) {
    try {
      if (row.cells.length > table.headers.length) {
        const message = `The row has ${row.cells.length} cells, the header ${table.headers.length}. Put quotes round cells that hold the separator.`;
        result.rejected.push({ row: row.row, column: table.headers.at(-1) ?? '', code: 'ROW_TOO_LONG', message, read: NOTHING_READ });
        continue;
      }
      const read = reader.read(row, result.warnings);
      if (read) result.read.push(read);
      else result.withoutGroup.push({ row: row.row, read: reader.asFarAsRead(row) });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { code, message, column } = error;
      result.rejected.push({ row: row.row, column: rules.mapping[column] ?? column, code, message, read: reader.asFarAsRead(row) });
    }
  }
  return result;
}

class RowReader {
  private readonly at: Partial<Record<TimetableColumn, number>>;
  private readonly days = new Map<string, ReturnType<typeof readCycleDay>>();
  private readonly periods = new Map<string, string | undefined>();
  private readonly teachers = new Map<string, TeacherCell>();
  private readonly departments: DepartmentNames;

  constructor(
    table: ImportTable,
    private readonly rules: RowRules,
  ) {
    const { mapping, context } = rules;
    this.at = Object.fromEntries(Object.entries(mapping).map(([column, header]) => [column, table.headers.indexOf(header)]));
    const subjectAt = this.at.subject ?? -1;
    const subjects = plainSubjects(new Set(table.rows.map(({ cells }) => cells[subjectAt] ?? '')));
    this.departments = new DepartmentNames(context.departments, context.said, subjects);
  }

  read(row: ImportTableRow, warnings: ImportWarning[]): ReadRow | undefined {
    const { mapping, teacherMayBeMissing } = this.rules;
    const group = this.cell(row, 'group');
    if (group === '' && teacherMayBeMissing) {
      warnings.push({
        row: row.row,
        column: mapping.group ?? 'group',
        code: 'NO_GROUP_NAMED',
        message: 'No students are named, so this is no lesson. It is left out.',
      });
      return undefined;
    }
    const { cycle, period, periodKnown } = this.when(row);
    if (group === '') throw missing('group');
    const teacherCell = this.cell(row, 'teacher');
    if (teacherCell === '' && !teacherMayBeMissing) throw missing('teacher');
    const teachers = this.teachersOf(teacherCell);
    const subject = this.cell(row, 'subject');
    const department = this.departments.of(this.cell(row, 'department'), subject);
    const lesson: TimetableLesson = {
      row: row.row,
      cycle,
      cycleDay: cycleDayText(cycle),
      period,
      lastPeriod: null,
      periods: [period],
      group,
      year: this.yearOf(row, group, warnings),
      pupils: this.pupilsOf(row),
      subject,
      department: department.name,
      departmentFrom: department.from,
      teacher: teachers.code,
      standIn: teachers.standIn,
      otherTeachers: teachers.others,
      room: this.cell(row, 'room') || null,
    };
    return { lesson, periodKnown, departmentSuggests: department.from === 'nothing' ? department.suggests : undefined, cells: row.cells };
  }

  /** What can be read of a row that is left out. */
  asFarAsRead(row: ImportTableRow): RowAsRead {
    const written = (column: TimetableColumn): string | null => understood(() => this.cell(row, column)) || null;
    const when = understood(() => this.when(row));
    const teacher = written('teacher');
    const teachers = teacher === null ? null : this.teachersOf(teacher);
    const subject = written('subject');
    const department = written('department');
    const group = written('group');
    return {
      cycleDay: when ? cycleDayText(when.cycle) : null,
      period: when?.period ?? written('period'),
      group,
      year: understood(() => this.yearOf(row, group ?? '', [])),
      subject,
      department: department === null && subject === null ? null : this.departments.of(department ?? '', subject ?? '').name,
      teacher: teachers?.code ?? null,
      otherTeachers: teachers?.others ?? [],
      room: written('room'),
    };
  }

  private cell(row: ImportTableRow, column: TimetableColumn): string {
    const text = cleanCell(row.cells[this.at[column] ?? -1] ?? '');
    if (text.length > LONGEST[column])
      throw new Refused(column, 'CELL_TOO_LONG', `At most ${LONGEST[column]} characters; this has ${text.length}.`);
    if (isFormula(text))
      throw new Refused(column, 'CELL_IS_A_FORMULA', 'This is a formula, not a value. Save the sheet with its values and import it again.');
    return text;
  }

  private when(row: ImportTableRow): { cycle: CycleDay; period: string; periodKnown: boolean } {
    const { mapping, context, numbers } = this.rules;
    let day = this.cell(row, 'day');
    let written = this.cell(row, 'period');
    if (day === '') throw missing('day');
    if (written === '') throw missing('period');
    if (mapping.day === mapping.period) {
      const session = splitSession(written);
      if (!session)
        throw new Refused('day', 'DAY_NOT_UNDERSTOOD', `'${written}' is not understood as a day and a period. Write it like MonA:1.`);
      ({ day, period: written } = session);
    }
    const week = this.cell(row, 'week');
    const key = `${day}\u0000${week}`;
    let cycle = this.days.get(key);
    if (cycle === undefined) this.days.set(key, (cycle = readCycleDay(day, week, context.calendar, numbers)));
    if (cycle === 'DAY_NOT_UNDERSTOOD')
      throw new Refused('day', cycle, `'${day}' is not understood as a day. Write it like Mon, A Mon or Day 1.`);
    if (cycle === 'WEEK_NOT_UNDERSTOOD') {
      throw new Refused(
        mapping.week ? 'week' : 'day',
        cycle,
        `'${week || day}' is not understood as one week of the cycle. Leave it empty for every week.`,
      );
    }
    if (!this.periods.has(written)) this.periods.set(written, context.calendar ? knownPeriod(written, context.calendar) : written);
    const known = this.periods.get(written);
    return { cycle, period: known ?? written, periodKnown: known !== undefined };
  }

  private teachersOf(written: string): TeacherCell {
    if (written === '') return { code: NOBODY, others: [], standIn: true };
    let teachers = this.teachers.get(written);
    if (!teachers) this.teachers.set(written, (teachers = readTeachers(written)));
    return teachers;
  }

  private yearOf(row: ImportTableRow, group: string, warnings: ImportWarning[]): number | null {
    const written = this.cell(row, 'year');
    const year = readYear(written);
    if (year === undefined) {
      const message = `'${written}' is not understood as a year from 1 to 13; the group's code decides instead.`;
      warnings.push({ row: row.row, column: this.rules.mapping.year ?? 'year', code: 'YEAR_NOT_UNDERSTOOD', message });
    }
    return year ?? yearOfGroup(group);
  }

  private pupilsOf(row: ImportTableRow): number | null {
    const written = this.cell(row, 'pupils');
    if (written === '') return null;
    const pupils = /^\d{1,9}(?:\.0+)?$/.test(written) ? Number(written) : -1;
    if (pupils >= 0 && pupils <= MAX_PUPILS) return pupils;
    throw new Refused('pupils', 'PUPILS_NOT_UNDERSTOOD', `'${written}' is not a whole number of pupils from 0 to ${MAX_PUPILS}.`);
  }
}

function understood<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

const missing = (column: TimetableColumn): Refused =>
  new Refused(column, 'CELL_MISSING', `The ${column} is missing. Every lesson needs one.`);
