import type { TimetableColumn } from '@app/shared/rules';

/** Our columns as people call them, in the order in which they are offered. */
export const COLUMN_WORDS: Record<TimetableColumn, string> = {
  week: 'Week',
  day: 'Day',
  period: 'Period',
  start: 'Start time',
  end: 'End time',
  group: 'Class',
  year: 'Year',
  pupils: 'Pupils',
  subject: 'Subject',
  department: 'Department',
  teacher: 'Teacher',
  room: 'Room',
  schedule: 'Bells',
};
export const NEEDED_COLUMNS: readonly TimetableColumn[] = ['day', 'period', 'group', 'teacher'];

/** What each kind of warning is about. */
const WARNING_WORDS: Record<string, string> = {
  TEACHER_CLASH: 'A teacher in two places at once',
  GROUP_CLASH: 'A class in two places at once',
  ROOM_CLASH: 'Two lessons in one room',
  UNKNOWN_PERIOD: 'Periods missing from your calendar',
  SCHEDULE_NOT_SAID: 'Periods of several sets of bells',
  UNKNOWN_CYCLE_DAY: 'Days missing from your calendar',
  CALENDAR_MISSING: 'No calendar yet',
  NO_TEACHER_NAMED: 'No teacher named',
  NO_GROUP_NAMED: 'No class named',
  DUPLICATE_ROW: 'The same row again',
  DUPLICATE_LESSON: 'The same lesson again',
  DUPLICATE_HEADER: 'The same header again',
  LINES_BEFORE_HEADER: 'Lines before the header',
  YEAR_NOT_UNDERSTOOD: 'Years not understood',
  PUPILS_NOT_UNDERSTOOD: 'Numbers of pupils not understood',
  PUPILS_READ_ANOTHER_WAY: 'Numbers of pupils read another way',
  WEEKS_READ_ANOTHER_WAY: 'Weeks in other words than the calendar',
  CODE_LOOKS_MANGLED: 'Codes that a spreadsheet may have changed',
  SUBJECT_WITHOUT_DEPARTMENT: 'Subjects without a department',
  LOOKS_LIKE_FET: 'Looks like a file of FET',
  LESSONS_END: 'Lessons that end',
  DOUBLE_STAYS_TWO: 'Two in a row that stay two',
  LESSONS_KEPT: 'Lessons that stay all the same',
  ROWS_OUTSIDE: 'Rows outside of the chosen part',
  TEACHER_HAS_LEFT: 'Teachers who have left',
  TEACHER_NOT_CERTAIN: 'Teachers who are not certain',
  REQUISITIONS_TO_SETTLE: 'Requests to be settled',
};

/** Says a remark about a file by its code; one that is not known here, by the words of the code itself. */
export function warningWords(code: string): string {
  return WARNING_WORDS[code] ?? code.toLowerCase().replaceAll('_', ' ');
}
