import type { IsoDate } from '../time/iso-date.js';
import type { WallTime } from '../time/wall-time.js';
import { cycleKey, cycleKeys } from './cycle.js';
import { findPeriod } from './find-period.js';
import { changeOf, type OneChange } from './lesson-changes.js';
import { lessonId } from './lesson-id.js';
import { occasionOn, type OccasionRule } from './occasion-rule.js';
import type { DayPeriod, SchoolCalendar, TeachingDay } from './school-calendar.js';

/**
 * What the rules need of a timetable entry. `cycleDay` is 'A Mon', 'Mon' for every week, or a rotating cycle's label; `lastPeriod`
 * is the last of a lesson of several periods; `schedule` the set of bells that its periods belong to, null where their names tell;
 * validity is inclusive of both ends, null for open.
 *
 * Entries of periods in a row that are one lesson name the first of them in `joinedTo`, the first one too: from `joinedFrom` on (null:
 * always) the first lasts to its last period and the others have no lesson of their own.
 */
export interface EntryRule {
  id: string;
  cycleDay: string;
  period: string;
  lastPeriod: string | null;
  schedule: string | null;
  joinedTo: string | null;
  joinedFrom: IsoDate | null;
  validFrom: IsoDate | null;
  validTo: IsoDate | null;
  /** Of what is outside the timetable: its dates, in place of all of the above. */
  occasion?: OccasionRule | null;
}

/** One meeting of a timetable entry: wall times as the school writes them and [startMs, endMs) in epoch milliseconds. */
export interface DatedLesson<E extends EntryRule> {
  id: string;
  entry: E;
  date: IsoDate;
  day: TeachingDay;
  /** Its first period. */
  period: DayPeriod;
  /** The name of its last period; null for a lesson of one. */
  lastPeriod: string | null;
  startMs: number;
  endMs: number;
  start: WallTime;
  end: WallTime;
  /** What is another of it than the timetable has it; none for most. */
  changes: readonly OneChange[];
}

const UNCHANGED: readonly OneChange[] = [];

/**
 * The lessons of these entries from `from` to `to`, inclusive of both: an entry meets on each teaching day of its cycle day within its
 * validity. In order of start, then of entry id. An entry whose period does not exist that day has no lesson, nor has one that is called
 * off; one that was given another time has it then.
 */
export function lessonsBetween<E extends EntryRule>(
  calendar: SchoolCalendar,
  entries: readonly E[],
  from: IsoDate,
  to: IsoDate,
): DatedLesson<E>[] {
  const all = scheduledBetween(calendar, entries, from, to);
  return calendar.changes ? all.filter((lesson) => !isCalledOff(lesson)) : all;
}

/** Names the first period of a lesson as its timetable does, or the one that it was given. */
export function periodOf({ changes, entry, period }: DatedLesson<EntryRule>): string {
  return changeOf(changes, 'time') ? period.name : entry.period;
}

/** Whether a lesson is called off that day. */
export function isCalledOff({ changes }: Pick<DatedLesson<EntryRule>, 'changes'>): boolean {
  return changeOf(changes, 'cancelled') !== undefined;
}

/** The same, with those that are called off. */
export function scheduledBetween<E extends EntryRule>(
  calendar: SchoolCalendar,
  entries: readonly E[],
  from: IsoDate,
  to: IsoDate,
): DatedLesson<E>[] {
  const byCycleDay = new Map<string, E[]>();
  for (const entry of entries) {
    if (entry.occasion) continue;
    const key = cycleKey(entry.cycleDay);
    const same = byCycleDay.get(key);
    if (same) same.push(entry);
    else byCycleDay.set(key, [entry]);
  }
  const timetabled = calendar.daysBetween(from, to).flatMap((day) => {
    const lessons: DatedLesson<E>[] = [];
    for (const key of cycleKeys(day)) {
      for (const entry of byCycleDay.get(key) ?? []) {
        const lesson = meeting(calendar, entry, day);
        if (lesson) lessons.push(lesson);
      }
    }
    return lessons.sort(byStart);
  });
  const outside = entries.flatMap((entry) =>
    (entry.occasion?.meetings ?? [])
      .filter(({ date }) => from <= date && date <= to)
      .flatMap(({ date }) => occasionLesson(calendar, entry, date) ?? []),
  );
  return outside.length === 0 ? timetabled : [...timetabled, ...outside].sort(byStart);
}

function byStart(a: DatedLesson<EntryRule>, b: DatedLesson<EntryRule>): number {
  return a.startMs - b.startMs || (a.entry.id < b.entry.id ? -1 : 1);
}

/** The lesson that an occasion is on a date, which may be one without teaching. */
function occasionLesson<E extends EntryRule>(calendar: SchoolCalendar, entry: E, date: IsoDate): DatedLesson<E> | undefined {
  const times = entry.occasion && occasionOn(calendar, entry.occasion, date);
  if (!times) return undefined;
  const { day, period } = times;
  const { startMs, endMs, start, end } = period;
  const id = lessonId(entry.id, date);
  const changes = calendar.changes?.byLesson.get(id) ?? UNCHANGED;
  return atItsTime(calendar, { id, entry, date, day, period, lastPeriod: null, startMs, endMs, start, end, changes });
}

/** The entry's lesson on that date, if it meets then. */
export function lessonOn<E extends EntryRule>(calendar: SchoolCalendar, entry: E, date: IsoDate): DatedLesson<E> | undefined {
  const lesson = scheduledOn(calendar, entry, date);
  return lesson && isCalledOff(lesson) ? undefined : lesson;
}

/** The same, also where it is called off. */
export function scheduledOn<E extends EntryRule>(calendar: SchoolCalendar, entry: E, date: IsoDate): DatedLesson<E> | undefined {
  if (entry.occasion) return occasionLesson(calendar, entry, date);
  const day = calendar.day(date);
  return day && cycleKeys(day).includes(cycleKey(entry.cycleDay)) ? meeting(calendar, entry, day) : undefined;
}

function meeting<E extends EntryRule>(calendar: SchoolCalendar, entry: E, day: TeachingDay): DatedLesson<E> | undefined {
  const { date } = day;
  if ((entry.validFrom !== null && date < entry.validFrom) || (entry.validTo !== null && entry.validTo < date)) return undefined;
  const isJoined = entry.joinedTo !== null && (entry.joinedFrom === null || entry.joinedFrom <= date);
  if (isJoined && entry.joinedTo !== entry.id) return undefined;
  const first = findPeriod(day.periods, entry.period, entry.schedule);
  if (!first) return undefined;
  // a short day may lack the last period of a double: the lesson is then as long as its first
  const lasts = entry.joinedTo === null || isJoined;
  const named = lasts && entry.lastPeriod ? findPeriod(day.periods, entry.lastPeriod, first.schedule) : undefined;
  const last = named && named.endMs > first.endMs ? named : first;
  const id = lessonId(entry.id, date);
  const changes = calendar.changes?.byLesson.get(id) ?? UNCHANGED;
  const timed: DatedLesson<E> = {
    id,
    entry,
    date,
    day,
    period: first,
    lastPeriod: last === first ? null : last.name,
    startMs: first.startMs,
    endMs: last.endMs,
    start: first.start,
    end: last.end,
    changes,
  };
  return changes.length === 0 ? timed : atItsTime(calendar, timed);
}

/** The lesson at the time that it was given; its periods are those that begin and end with it, where there are such. */
function atItsTime<E extends EntryRule>(calendar: SchoolCalendar, lesson: DatedLesson<E>): DatedLesson<E> {
  const time = changeOf(lesson.changes, 'time');
  if (!time) return lesson;
  const { start, end } = time;
  const ofItsBells = lesson.day.periods.filter(({ schedule }) => schedule === lesson.period.schedule);
  const first = ofItsBells.find((period) => period.start === start);
  const last = ofItsBells.find((period) => period.end === end && period !== first);
  const [startMs, endMs] = [start, end].map((at) => calendar.instantMs(lesson.date, at)) as [number, number];
  const periods = first ? { period: first, lastPeriod: last && last.startMs > first.startMs ? last.name : null } : {};
  return { ...lesson, ...periods, startMs, endMs, start, end };
}
