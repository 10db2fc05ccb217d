import type { TimetableLesson } from '@app/shared';
import { inSteps } from './in-steps.js';
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

/** What became of a half: its entry, and whether that is new or changed. */
interface HalfDone {
  id: string;
  whole: TimetableLesson;
  made: boolean;
  changed: boolean;
}

/**
 * Tells what becomes of the lessons of a file, in steps between which others may be served: their counts, those of several periods once, and
 * the entry that the whole lesson of each new entry goes by, one that was there, else the first of the new ones.
 */
export function* wholesOf(
  halves: readonly HalfDone[],
): Generator<void, Pick<TimetablePlan, 'created' | 'updated' | 'unchanged' | 'lessonOf'>> {
  const wholes = new Map<TimetableLesson, HalfDone[]>();
  yield* inSteps(halves, (half) => {
    const others = wholes.get(half.whole);
    if (others) others.push(half);
    else wholes.set(half.whole, [half]);
  });
  const counts = { created: 0, updated: 0, unchanged: 0 };
  const lessonOf = new Map<string, string>();
  yield* inSteps([...wholes.values()], (of) => {
    if (of.every(({ made }) => made)) counts.created += 1;
    else if (of.some(({ made, changed }) => made || changed)) counts.updated += 1;
    else counts.unchanged += 1;
    const goesBy = (of.find(({ made }) => !made) ?? of[0])?.id;
    for (const { id, made } of of) if (made && goesBy !== undefined) lessonOf.set(id, goesBy);
  });
  return { ...counts, lessonOf };
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
