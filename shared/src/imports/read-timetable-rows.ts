import { readCount, readYear, TIMETABLE_LIMITS, yearOfGroup } from '../reading/index.js';
import { cycleDayText, type FileDays } from './cycle-day.js';
import { DepartmentNames, plainSubjects } from './department-of-subject.js';
import type { ImportRejection, ImportWarning, RowAsRead } from './import-issue.js';
import { missing, Refused, RowCells, tooLong, understood } from './row-cells.js';
import { WhenReader, type RowPeriods } from './row-when.js';
import { NOBODY, readTeachers, type TeacherCell } from './teacher-cell.js';
import type { ColumnMapping, TimetableColumn } from './timetable-columns.js';
import type { ImportContext, ImportTable, ImportTableRow, TimetableLesson } from './timetable-lesson.js';

/** A lesson with what the later steps want to know of its row. */
export interface ReadRow {
  lesson: TimetableLesson;
  periodKnown: boolean;
  /** What the file says of the period's times, beside its name. */
  times: RowPeriods['times'];
  schedulesUnsaid: RowPeriods['schedulesUnsaid'];
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
  file: FileDays;
  /** A row without a teacher is a lesson whose teacher is still to be named (FET), rather than a mistake. */
  teacherMayBeMissing: boolean;
}

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
  private readonly cells: RowCells;
  private readonly when: WhenReader;
  private readonly teachers = new Map<string, TeacherCell>();
  private readonly departments: DepartmentNames;

  constructor(
    table: ImportTable,
    private readonly rules: RowRules,
  ) {
    const { mapping, context, file } = rules;
    this.cells = new RowCells(table.headers, mapping);
    this.when = new WhenReader(this.cells, mapping, context, file);
    const subjectAt = table.headers.indexOf(mapping.subject ?? '');
    const subjects = plainSubjects(new Set(table.rows.map(({ cells }) => cells[subjectAt] ?? '')));
    this.departments = new DepartmentNames(context.departments, context.said, subjects);
  }

  /** @throws Refused for a row that says nothing sensible */
  read(row: ImportTableRow, warnings: ImportWarning[]): ReadRow | undefined {
    const { mapping, teacherMayBeMissing } = this.rules;
    const group = this.cells.read(row, 'group');
    if (group === '' && teacherMayBeMissing) {
      warnings.push({
        row: row.row,
        column: mapping.group ?? 'group',
        code: 'NO_GROUP_NAMED',
        message: 'No students are named, so this is no lesson. It is left out.',
      });
      return undefined;
    }
    const cycle = this.when.day(row);
    if (cycle instanceof Refused) throw cycle;
    const periods = this.when.period(row, cycle);
    if (group === '') throw missing('group');
    const teacherCell = this.cells.read(row, 'teacher');
    if (teacherCell === '' && !teacherMayBeMissing) throw missing('teacher');
    const teachers = this.teachersOf(teacherCell);
    const subject = this.cells.read(row, 'subject');
    const department = this.departments.of(this.cells.read(row, 'department'), subject);
    const lesson: TimetableLesson = {
      row: row.row,
      cycle,
      cycleDay: cycleDayText(cycle),
      period: periods.names[0] ?? '',
      lastPeriod: periods.names.length > 1 ? (periods.names.at(-1) ?? null) : null,
      periods: periods.names,
      group,
      ...this.yearOf(row, group, warnings),
      pupils: this.pupilsOf(row, group, warnings),
      subject,
      department: department.name,
      departmentFrom: department.from,
      teacher: teachers.code,
      standIn: teachers.standIn,
      otherTeachers: teachers.others,
      ...(periods.schedule === null ? {} : { schedule: periods.schedule }),
      room: this.cells.read(row, 'room') || null,
    };
    const departmentSuggests = department.from === 'nothing' ? department.suggests : undefined;
    const { known, times, schedulesUnsaid } = periods;
    return { lesson, periodKnown: known, times, schedulesUnsaid, departmentSuggests, cells: row.cells };
  }

  /** What can be read of a row that is left out. */
  asFarAsRead(row: ImportTableRow): RowAsRead {
    const written = (column: TimetableColumn): string | null => this.cells.readIfPossible(row, column) || null;
    const found = understood(() => this.when.day(row));
    const day = found instanceof Refused ? null : found;
    const teacher = written('teacher');
    const teachers = teacher === null ? null : understood(() => this.teachersOf(teacher));
    const subject = written('subject');
    const department = written('department');
    const group = written('group');
    return {
      cycleDay: day && cycleDayText(day),
      period: understood(() => this.when.period(row, day))?.names[0] ?? null,
      group,
      year: this.yearOf(row, group ?? '', []).year,
      subject,
      department: department === null && subject === null ? null : this.departments.of(department ?? '', subject ?? '').name,
      teacher: teachers?.code ?? null,
      otherTeachers: teachers?.others ?? [],
      room: written('room'),
    };
  }

  private teachersOf(written: string): TeacherCell {
    if (written === '') return { code: NOBODY, others: [], standIn: true };
    let teachers = this.teachers.get(written);
    if (!teachers) this.teachers.set(written, (teachers = readTeachers(written)));
    const long = [teachers.code, ...teachers.others].find((code) => code.length > TIMETABLE_LIMITS.personCode);
    if (long !== undefined) throw tooLong('teacher', TIMETABLE_LIMITS.personCode, long.length);
    return teachers;
  }

  private yearOf(row: ImportTableRow, group: string, warnings: ImportWarning[]): Pick<TimetableLesson, 'year' | 'yearGuessed'> {
    const written = this.cells.readIfPossible(row, 'year');
    const year = written === null ? undefined : readYear(written);
    if (year === undefined) {
      const message = `${said(written)} is not understood as a year from 1 to 13. It changes nothing: ${group} has the year that it had, or that its other rows or its code give.`;
      warnings.push({ row: row.row, column: this.rules.mapping.year ?? 'year', code: 'YEAR_NOT_UNDERSTOOD', message });
    }
    return year == null ? { year: yearOfGroup(group), yearGuessed: true } : { year };
  }

  private pupilsOf(row: ImportTableRow, group: string, warnings: ImportWarning[]): number | null {
    const written = this.cells.readIfPossible(row, 'pupils');
    const pupils = written === null ? undefined : readCount(written, TIMETABLE_LIMITS.pupils);
    const column = this.rules.mapping.pupils ?? 'pupils';
    if (pupils === undefined) {
      const message = `${said(written)} is no whole number of pupils from 0 to ${TIMETABLE_LIMITS.pupils}. It changes nothing: ${group} has the number that it had, or that its other rows give.`;
      warnings.push({ row: row.row, column, code: 'PUPILS_NOT_UNDERSTOOD', message });
    } else if (pupils !== null && !/^\d+(?:\.0+)?$/.test(written ?? '')) {
      warnings.push({ row: row.row, column, code: 'PUPILS_READ_ANOTHER_WAY', message: `${said(written)} is read as ${pupils} pupils.` });
    }
    return pupils ?? null;
  }
}

const said = (written: string | null): string => (written === null ? 'What stands here' : `'${written}'`);
