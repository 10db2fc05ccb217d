import type { TimetableLesson } from '@app/shared';
import type { EntryNow, TimetablePlan } from './timetable-plan.js';

/** A lesson of one period, and the lesson of the file that it is part of. */
export interface Half {
  lesson: TimetableLesson;
  whole: TimetableLesson;
}

/** Parts a lesson of several periods into one of each: whether they are one lesson is for the calendar to say, whatever file they came from. */
export function halvesOf(whole: TimetableLesson): Half[] {
  if (whole.periods.length < 2) return [{ lesson: whole, whole }];
  return whole.periods.map((period) => ({ lesson: { ...whole, period, lastPeriod: null, periods: [period] }, whole }));
}

/** Counts what becomes of the lessons of a file, those of several periods once: `made` and `changed` say it of their halves. */
export function countWholes(
  halves: readonly { whole: TimetableLesson; made: boolean; changed: boolean }[],
): Pick<TimetablePlan, 'created' | 'updated' | 'unchanged'> {
  const counts = { created: 0, updated: 0, unchanged: 0 };
  for (const of of Map.groupBy(halves, ({ whole }) => whole).values()) {
    if (of.every(({ made }) => made)) counts.created += 1;
    else if (of.some(({ made, changed }) => made || changed)) counts.updated += 1;
    else counts.unchanged += 1;
  }
  return counts;
}

/** Finds the entry that the whole lesson of each new entry goes by: one that was there, else the first of the new ones. */
export function lessonsOf(halves: readonly { id: string; whole: TimetableLesson; made: boolean }[]): Map<string, string> {
  const lessons = [...Map.groupBy(halves, ({ whole }) => whole).values()];
  return new Map(
    lessons.flatMap((of) => {
      const goesBy = (of.find(({ made }) => !made) ?? of[0])?.id;
      return of.flatMap(({ id, made }): [string, string][] => (made && goesBy !== undefined ? [[id, goesBy]] : []));
    }),
  );
}

/** What an undo says of lessons, as the import said what became of them. */
export function countUndone(
  { created, updated, removed }: { created: number; updated: number; removed: number },
  made: readonly { entryId: string; lesson: string | null }[],
  ended: ReadonlySet<string>,
): { restored: number; gone: number; ended: number } {
  const isMade = new Set(made.map(({ entryId }) => entryId));
  const kept = new Set(made.filter(({ entryId }) => ended.has(entryId)).map(({ entryId, lesson }) => lesson ?? entryId));
  const keptOfNew = Math.min(created, [...kept].filter((id) => isMade.has(id)).length);
  const keptOfChanged = kept.size - keptOfNew;
  return { restored: Math.max(0, updated - keptOfChanged) + removed, gone: created - keptOfNew, ended: kept.size };
}

/** Counts the lessons that leave: a half goes with the first half of its lesson, where that leaves too. */
export function countLeaving(entries: readonly EntryNow[], leaving: ReadonlySet<string>): number {
  return entries.filter(({ id, joinedTo }) => leaving.has(id) && (joinedTo === null || joinedTo === id || !leaving.has(joinedTo))).length;
}
