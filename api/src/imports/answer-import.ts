import {
  LISTED_REJECTIONS,
  LISTED_WARNINGS,
  summariseIssues,
  type ImportAnswer,
  type ImportIssue,
  type ImportWarning,
  type RowNote,
  type TimetableLesson,
} from '@app/shared';
import type { ReadFile } from './read-timetable-file.js';
import { needsAcceptUnread } from './refuse-unread.js';
import type { TimetablePlan } from './timetable-plan.js';

const SAMPLE_ROWS = 20;

/** What taking a file in would do, or did, but for what is known only once it is taken in. */
export type Told = Omit<ImportAnswer, 'mode' | 'kind' | 'id' | 'questions'>;

/** Tells what a plan comes to, in the shape of the answer. */
export function toldOf(read: ReadFile, found: readonly ImportWarning[], plan: TimetablePlan): Told {
  const warnings = summariseIssues(found, LISTED_WARNINGS);
  const byCode = (rows: readonly { code: string }[]): string[] =>
    rows.map(({ code }) => code).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return {
    created: plan.created,
    updated: plan.updated,
    unchanged: plan.unchanged,
    removed: plan.removed,
    kept: plan.kept.length,
    outside: plan.outside,
    rows: read.rowCount,
    rowsRead: read.rowCount - read.rejected.length - read.withoutGroup.length,
    needsAcceptUnread: needsAcceptUnread(read),
    rejected: rejectedRows(read),
    rejectedCount: read.rejected.length,
    warnings: warnings.listed.map(toNote),
    warningCount: warnings.total,
    warningsByCode: warnings.byCode,
    mapping: read.mapping,
    headers: [...read.headers],
    made: {
      people: byCode(plan.people.map(({ name }) => ({ code: name }))),
      groups: byCode(plan.groups),
      rooms: byCode(plan.rooms),
      departments: plan.departments.map(({ name }) => name),
    },
    periodsFound: read.periodsFound.map(({ name, start, end, known }) => ({ name, start, end, known })),
    cycleDaysFound: read.cycleDaysFound.map(({ cycleDay }) => cycleDay),
    sample: read.lessons.slice(0, SAMPLE_ROWS).map(toSample),
  };
}

/** The rows that could not be read, as many as are listed, in order. */
export function rejectedRows({ rejected }: ReadFile): RowNote[] {
  return summariseIssues(rejected, LISTED_REJECTIONS).listed.map(toNote);
}

function toNote({ row, column, code, message }: ImportIssue): RowNote {
  return { row, column: column || null, code, message };
}

function toSample(lesson: TimetableLesson): Record<string, string | number | null> {
  const { row, cycleDay, period, lastPeriod, group, year, pupils, subject, department, teacher, room } = lesson;
  return { row, cycleDay, period, lastPeriod, group, year, pupils, subject, department, teacher, room };
}
