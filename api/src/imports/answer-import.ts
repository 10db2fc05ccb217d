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
import { sortedInSteps } from './in-steps.js';
import type { ReadFile } from './read-timetable-file.js';
import { needsAcceptUnread } from './refuse-unread.js';
import type { TimetablePlan } from './timetable-plan.js';

const SAMPLE_ROWS = 20;

/** What taking a file in would do, or did, but for what is known only once it is taken in. */
export type Told = Omit<ImportAnswer, 'mode' | 'kind' | 'id' | 'questions'>;

/** One for all names: making one for every two of them took longer than comparing the timetable. */
const { compare } = new Intl.Collator('en', { numeric: true });

/** Tells what a plan comes to, in the shape of the answer; in steps between which others may be served. */
export function* telling(read: ReadFile, found: readonly ImportWarning[], plan: TimetablePlan): Generator<void, Told> {
  const warnings = summariseIssues(found, LISTED_WARNINGS);
  yield;
  const inOrder = (names: readonly string[]) => sortedInSteps(names, compare);
  const made = {
    people: yield* inOrder(plan.people.map(({ name }) => name)),
    groups: yield* inOrder(plan.groups.map(({ code }) => code)),
    rooms: yield* inOrder(plan.rooms.map(({ code }) => code)),
    departments: plan.departments.map(({ name }) => name),
  };
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
    made,
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
