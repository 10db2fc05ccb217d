import type { TimetableLesson } from '@app/shared';
import { inSteps } from './in-steps.js';
import type { ByCode } from './named-things.js';
import type { GroupRow, SchoolRows } from './timetable-plan.js';

/**
 * Each group with the year and the largest number of pupils that the file gives it; what the file does not say stays, and a year that only a
 * group's code says is for groups that have none. In steps between which others may be served.
 */
export function* tellGroups(
  lessons: readonly TimetableLesson[],
  groups: ByCode<GroupRow>,
  now: SchoolRows,
  yearsGiven: boolean,
): Generator<void, { rows: Map<string, GroupRow>; changedIds: Set<string> }> {
  const told = new Map<string, { group: GroupRow; year: number | null; guess: number | null; pupils: number | null }>();
  yield* inSteps(lessons, (lesson) => {
    const group = groups.get(lesson.group);
    const known = told.get(group.id);
    const [year, guess] = lesson.yearGuessed ? [null, lesson.year] : [lesson.year, null];
    if (!known) told.set(group.id, { group, year, guess, pupils: lesson.pupils });
    else {
      known.year ??= year;
      known.guess ??= guess;
      if (lesson.pupils !== null) known.pupils = Math.max(known.pupils ?? 0, lesson.pupils);
    }
  });
  const existing = new Set(now.groups.map(({ id }) => id));
  const rows = new Map<string, GroupRow>();
  const changedIds = new Set<string>();
  yield* inSteps([...told.values()], ({ group, year, guess, pupils }) => {
    const row = { ...group, year: (yearsGiven ? (year ?? group.year) : (group.year ?? year)) ?? guess, pupils: pupils ?? group.pupils };
    rows.set(group.id, row);
    if (existing.has(group.id) && (row.year !== group.year || row.pupils !== group.pupils)) changedIds.add(group.id);
  });
  return { rows, changedIds };
}
