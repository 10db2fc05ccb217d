/** Why a row was left out. */
export type RejectionCode =
  | 'CELL_MISSING'
  | 'CELL_TOO_LONG'
  | 'CELL_DAMAGED'
  | 'CELL_IS_A_FORMULA'
  | 'ROW_TOO_LONG'
  | 'DAY_NOT_UNDERSTOOD'
  | 'WEEK_NOT_UNDERSTOOD'
  | 'TIME_NOT_UNDERSTOOD';

/** What somebody should look at in a file that was taken in all the same. */
export type WarningCode =
  | 'TEACHER_CLASH'
  | 'GROUP_CLASH'
  | 'ROOM_CLASH'
  | 'UNKNOWN_PERIOD'
  | 'SCHEDULE_NOT_SAID'
  | 'UNKNOWN_CYCLE_DAY'
  | 'CALENDAR_MISSING'
  | 'NO_TEACHER_NAMED'
  | 'NO_GROUP_NAMED'
  | 'DUPLICATE_ROW'
  | 'DUPLICATE_LESSON'
  | 'DUPLICATE_HEADER'
  | 'LINES_BEFORE_HEADER'
  | 'YEAR_NOT_UNDERSTOOD'
  | 'PUPILS_NOT_UNDERSTOOD'
  | 'PUPILS_READ_ANOTHER_WAY'
  | 'WEEKS_READ_ANOTHER_WAY'
  | 'CODE_LOOKS_MANGLED'
  | 'SUBJECT_WITHOUT_DEPARTMENT'
  | 'LOOKS_LIKE_FET'
  | 'LESSONS_END'
  | 'DOUBLE_STAYS_TWO'
  | 'LESSONS_KEPT'
  | 'ROWS_OUTSIDE'
  | 'TEACHER_HAS_LEFT'
  | 'TEACHER_NOT_CERTAIN'
  | 'REQUISITIONS_TO_SETTLE';

/**
 * One remark on a file. `row` is the 1-based line of the file, header included (1 when the remark is about the header or
 * the whole file); `column` is the header as the file has it, or our own name of the column when the file has none.
 */
export interface ImportIssue<Code extends string = RejectionCode | WarningCode> {
  row: number;
  column: string;
  code: Code;
  message: string;
}

/**
 * What a row that was left out says all the same, in our words: the more of it is known, the less it may stand for. A part that
 * is missing, not understood, or in a row whose cells do not fit the header, is null.
 */
export interface RowAsRead {
  cycleDay: string | null;
  period: string | null;
  group: string | null;
  year: number | null;
  subject: string | null;
  department: string | null;
  /** The first teacher of the cell, and any others. */
  teacher: string | null;
  otherTeachers: readonly string[];
  room: string | null;
}
export interface ImportRejection extends ImportIssue<RejectionCode> {
  read: RowAsRead;
}
export type ImportWarning = ImportIssue<WarningCode>;

/** How many remarks of one kind are listed one by one; the rest are counted. */
export const LISTED_WARNINGS = 200;
export const LISTED_REJECTIONS = 1000;

/** The first `most` issues in order of row, how many there are in all, and how many of each code. */
export function summariseIssues<Code extends string>(
  issues: readonly ImportIssue<Code>[],
  most: number,
): { listed: ImportIssue<Code>[]; total: number; byCode: Record<string, number> } {
  const byCode: Record<string, number> = {};
  for (const { code } of issues) byCode[code] = (byCode[code] ?? 0) + 1;
  const listed = [...issues].sort((a, b) => a.row - b.row).slice(0, most);
  return { listed, total: issues.length, byCode };
}
