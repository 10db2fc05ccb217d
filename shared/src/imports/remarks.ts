import { looksMangled } from '../reading/index.js';
import { weeksReadAnotherWay, type FileDays } from './cycle-day.js';
import { OTHER_DEPARTMENT } from './department-of-subject.js';
import type { ImportWarning, WarningCode } from './import-issue.js';
import type { ReadRow } from './read-timetable-rows.js';
import type { ColumnMapping, TimetableColumn } from './timetable-columns.js';
import type { ImportContext, TimetableLesson } from './timetable-lesson.js';

/** This many things are named in one remark. */
const NAMED = 20;

const someOf = (things: readonly string[]): string => {
  const more = things.length - NAMED;
  return more > 0 ? `${things.slice(0, NAMED).join(', ')} and ${more} more` : things.join(', ');
};

const rowsText = (count: number): string => (count === 1 ? '1 row' : `${count} rows`);

/** Remarks that would come with many rows are made once for each thing, at its first row. */
export function remarksOnRows(rows: readonly ReadRow[], mapping: ColumnMapping, { calendar }: ImportContext): ImportWarning[] {
  const counted = new Map<string, { warning: Omit<ImportWarning, 'message'>; rows: number; say: (rows: string) => string }>();
  const count = (row: number, column: TimetableColumn, code: WarningCode, thing: string, say: (rows: string) => string): void => {
    const key = `${code}\u0000${thing}`;
    const found = counted.get(key);
    if (found) found.rows += 1;
    else counted.set(key, { warning: { row, column: mapping[column] ?? column, code }, rows: 1, say });
  };
  const guessed = new Set<string>();
  for (const { lesson, periodKnown, schedulesUnsaid, departmentSuggests } of rows) {
    const { row, period, cycle, cycleDay, teacher } = lesson;
    if (calendar && !periodKnown) {
      count(
        row,
        'period',
        'UNKNOWN_PERIOD',
        period,
        (n) => `The calendar has no period '${period}' (${n}). Its lessons show once it has one.`,
      );
    }
    if (schedulesUnsaid.length > 0) {
      const bells = schedulesUnsaid.map((name) => name || 'no name').join(' and ');
      const says = `'${period}' is in several sets of bells (${bells}) and the file does not say which`;
      count(
        row,
        'period',
        'SCHEDULE_NOT_SAID',
        period,
        (n) => `${says} (${n}). Add a column schedule, or write the bells with the period.`,
      );
    }
    if (calendar && !cycle.known) {
      count(
        row,
        'day',
        'UNKNOWN_CYCLE_DAY',
        cycleDay,
        (n) => `The calendar's cycle has no '${cycleDay}' (${n}). Its lessons show once it has one.`,
      );
    }
    if (lesson.standIn) {
      count(
        row,
        'teacher',
        'NO_TEACHER_NAMED',
        teacher,
        (n) => `'${teacher}' names nobody (${n}). The lessons are taken in; name their teacher later.`,
      );
    }
    for (const [column, code] of codesOf(lesson)) {
      const says = `'${code}' looks like a number or a date that a spreadsheet made of a code`;
      count(row, column, 'CODE_LOOKS_MANGLED', code, (n) => `${says} (${n}). It is taken in as it stands: look at it in the file.`);
    }
    if (departmentSuggests !== undefined) {
      guessed.add(lesson.subject || 'none');
      count(
        row,
        'subject',
        'SUBJECT_WITHOUT_DEPARTMENT',
        '',
        (n) => `No department is known for some subjects, ${someOf([...guessed])} (${n}): they go to '${OTHER_DEPARTMENT}'.`,
      );
    }
  }
  const made = [...counted.values()].map(({ warning, rows: n, say }): ImportWarning => ({ ...warning, message: say(rowsText(n)) }));
  if (!calendar) {
    made.unshift({
      row: 1,
      column: '',
      code: 'CALENDAR_MISSING',
      message: 'There is no calendar yet. The lessons show once its terms, periods and cycle are there.',
    });
  }
  return made;
}

function codesOf({ group, teacher, otherTeachers, room }: TimetableLesson): [TimetableColumn, string][] {
  const teachers = [teacher, ...otherTeachers].map((code): [TimetableColumn, string] => ['teacher', code]);
  const all: [TimetableColumn, string][] = [['group', group], ...teachers, ['room', room ?? '']];
  return all.filter(([, code]) => looksMangled(code));
}

/** Says once how a file's words for weeks were read, where they are not the calendar's own. */
export function remarksOnWeeks(
  days: readonly { day: string; week: string }[],
  mapping: ColumnMapping,
  { calendar }: ImportContext,
  file: FileDays,
): ImportWarning[] {
  const read = weeksReadAnotherWay(days, calendar, file);
  if (read.length === 0) return [];
  const words = someOf(read.map(({ written, label }) => `'${written}' as week ${label}`));
  const message = `The file writes weeks in other words than the calendar: it was read with ${words}. If that is not right, say which is which.`;
  return [{ row: 1, column: mapping.week ?? mapping.day ?? '', code: 'WEEKS_READ_ANOTHER_WAY', message }];
}
