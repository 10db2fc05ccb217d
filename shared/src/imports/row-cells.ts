import { readName, TIMETABLE_LIMITS } from '../reading/index.js';
import { CALENDAR_LIMITS } from '../calendar/limits.js';
import type { RejectionCode } from './import-issue.js';
import type { ColumnMapping, TimetableColumn } from './timetable-columns.js';
import type { ImportTableRow } from './timetable-lesson.js';

const LONGEST: Readonly<Record<TimetableColumn, number>> = {
  week: TIMETABLE_LIMITS.label,
  day: TIMETABLE_LIMITS.label,
  period: TIMETABLE_LIMITS.period,
  start: 40,
  end: 40,
  group: TIMETABLE_LIMITS.group,
  year: 60,
  pupils: 20,
  subject: TIMETABLE_LIMITS.subject,
  department: TIMETABLE_LIMITS.department,
  // several teachers stand in one cell; each of them is held to the bound of a code
  teacher: 500,
  room: TIMETABLE_LIMITS.room,
  schedule: CALENDAR_LIMITS.schedule,
};

/** Why a row is left out: which of its cells, a code and a sentence. */
export class Refused extends Error {
  constructor(
    readonly column: TimetableColumn,
    readonly code: RejectionCode,
    message: string,
  ) {
    super(message);
  }
}

const lacking = new Map<TimetableColumn, Refused>();

/** That a cell which every lesson needs is empty; one object for a column, since a file may lack it in each of its rows. */
export function missing(column: TimetableColumn): Refused {
  const known = lacking.get(column) ?? new Refused(column, 'CELL_MISSING', `The ${column} is missing. Every lesson needs one.`);
  lacking.set(column, known);
  return known;
}

export const tooLong = (column: TimetableColumn, most: number, length: number): Refused =>
  new Refused(column, 'CELL_TOO_LONG', `At most ${most} characters; this has ${length}.`);

/** What `read` answers; null when it refuses. */
export function understood<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

/** A cell as people mean it: as names are kept, without the `="01"` that spreadsheets write round codes. */
export function cleanCell(cell: string): string {
  const name = readName(cell);
  const inFormula = /^="([^"]*)"$/.exec(name)?.[1];
  return inFormula === undefined ? name : readName(inFormula);
}

const isFormula = (cell: string): boolean => cell.startsWith('=') || /^[+\-@].*\(/.test(cell);

/** The cells of a table's rows by our columns. */
export class RowCells {
  private readonly at: Partial<Record<TimetableColumn, number>>;

  constructor(headers: readonly string[], mapping: ColumnMapping) {
    this.at = Object.fromEntries(Object.entries(mapping).map(([column, header]) => [column, headers.indexOf(header)]));
  }

  /** The text of a cell, '' where the file has no such column. @throws Refused for one that is too long, damaged or a formula */
  read(row: ImportTableRow, column: TimetableColumn): string {
    const written = row.cells[this.at[column] ?? -1] ?? '';
    if (written === '') return '';
    const text = cleanCell(column === 'teacher' ? written.trim().replace(/[\r\n]+\s*/g, '; ') : written);
    if (text.length > LONGEST[column]) throw tooLong(column, LONGEST[column], text.length);
    if (isFormula(text))
      throw new Refused(column, 'CELL_IS_A_FORMULA', 'This is a formula, not a value. Save the sheet with its values and import it again.');
    if (text.includes('\ufffd'))
      throw new Refused(column, 'CELL_DAMAGED', 'A letter of this cell is damaged in the file. Export the timetable again.');
    return text;
  }

  /** The same of a cell that no lesson hangs on: what cannot be taken is null. */
  readIfPossible(row: ImportTableRow, column: TimetableColumn): string | null {
    return understood(() => this.read(row, column));
  }
}
