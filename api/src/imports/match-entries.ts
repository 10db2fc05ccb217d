import { cycleDayText, knownPeriod, readCycleDay, type ImportCalendar } from '@app/shared';
import { inSteps } from './in-steps.js';
import type { EntryNow, EntryRow, SchoolRows } from './timetable-plan.js';

/** Where a lesson of the file lies and whose it is: what makes it the same lesson as an entry. */
export type Wanted = Pick<EntryRow, 'cycleDay' | 'period' | 'groupId' | 'subject' | 'teacherId' | 'otherTeacherIds'>;

const textOf = (...parts: string[]): string => parts.join('\u0000').toLowerCase();

/** What makes a lesson the same: its cycle day, period, group, subject and teacher. */
export function wantedKey({ cycleDay, period, groupId, subject, teacherId }: Omit<Wanted, 'otherTeacherIds'>): string {
  return textOf(cycleDay, period, groupId, subject, teacherId);
}

/** An entry's cycle day and period in the calendar's spelling; an entry may be older than the calendar. */
export function placesOf(now: SchoolRows, calendar: ImportCalendar | null): (entry: EntryNow) => { cycleDay: string; period: string } {
  const days = new Map<string, string>();
  const periods = new Map<string, string>();
  for (const { cycleDay, period } of now.entries) {
    if (!days.has(cycleDay)) {
      const day = readCycleDay(cycleDay, '', calendar, 'rotating');
      days.set(cycleDay, typeof day === 'string' ? cycleDay : cycleDayText(day));
    }
    if (!periods.has(period)) periods.set(period, (calendar && knownPeriod(period, calendar)) ?? period);
  }
  return ({ cycleDay, period }) => ({ cycleDay: days.get(cycleDay) ?? cycleDay, period: periods.get(period) ?? period });
}

/**
 * Finds for lessons of a file the entries that they are. The same cycle day, period, group, subject and teacher is the same lesson; where
 * the file says no subject, the one of that group and teacher then; where it names several teachers, the one of that group and subject that
 * one of them has then, so that a lesson stays when a second teacher comes to it or the two change places; and where a request or an answer waits for the lesson, the one of that group and
 * subject then, whoever has it now. Of several equal entries the one without an end, else the one that ends last, is the lesson.
 */
export function* matchingEntries(
  lessons: readonly Wanted[],
  now: SchoolRows,
  calendar: ImportCalendar | null,
): Generator<void, (EntryNow | undefined)[]> {
  const placeOf = placesOf(now, calendar);
  const exact = new Map<string, EntryNow>();
  const free = new Map<string, EntryNow[]>();
  yield* inSteps(now.entries, (entry) => {
    const key = wantedKey({ ...entry, ...placeOf(entry) });
    const other = exact.get(key);
    if (!other || (other.validTo !== null && (entry.validTo === null || entry.validTo > other.validTo))) exact.set(key, entry);
  });
  const found = yield* inSteps(lessons, (lesson) => exact.get(wantedKey(lesson)));
  const taken = new Set(found.flatMap((entry) => entry?.id ?? []));
  yield* inSteps([...exact.values()], (entry) => {
    if (taken.has(entry.id) || entry.validTo !== null) return;
    const { cycleDay, period } = placeOf(entry);
    const slot = textOf(cycleDay, period, entry.groupId);
    const others = free.get(slot);
    if (others) others.push(entry);
    else free.set(slot, [entry]);
  });
  const one = (lesson: Wanted, fits: (entry: EntryNow) => boolean): EntryNow | undefined => {
    const fitting = (free.get(textOf(lesson.cycleDay, lesson.period, lesson.groupId)) ?? []).filter(
      (entry) => !taken.has(entry.id) && fits(entry),
    );
    const [entry] = fitting;
    if (fitting.length !== 1 || !entry) return undefined;
    taken.add(entry.id);
    return entry;
  };
  const askers = new Map<string, number>();
  for (const [index, lesson] of lessons.entries())
    if (!found[index]) {
      const key = textOf(lesson.cycleDay, lesson.period, lesson.groupId, lesson.subject);
      askers.set(key, (askers.get(key) ?? 0) + 1);
    }
  return yield* inSteps(lessons, (lesson, index) => {
    const entry = found[index];
    if (entry) return entry;
    const both = ({ teacherId, otherTeacherIds }: EntryNow) => [teacherId, ...otherTeacherIds].some((id) => all.includes(id));
    const all = [lesson.teacherId, ...lesson.otherTeacherIds];
    const shared = one(lesson, (entry) => entry.subject.toLowerCase() === lesson.subject.toLowerCase() && both(entry));
    if (shared) return shared;
    if (lesson.subject === '') {
      const same = one(lesson, ({ teacherId }) => teacherId === lesson.teacherId);
      if (same) return same;
    }
    if (askers.get(textOf(lesson.cycleDay, lesson.period, lesson.groupId, lesson.subject)) !== 1) return undefined;
    return one(lesson, ({ subject, ahead }) => ahead && subject.toLowerCase() === lesson.subject.toLowerCase());
  });
}
