import type { IsoDate } from '../time/iso-date.js';
import { weekdayName } from '../time/weekday.js';
import { minutesOfDay } from '../time/wall-time.js';
import type { CalendarShape, PeriodShape } from './calendar.shape.js';
import { cycleKey } from './cycle.js';
import { periodsByWeekday, teachingWeekdays } from './day-periods.js';
import { findPeriod, scheduleKey } from './find-period.js';
import type { EntryRule } from './lessons.js';
import { plainWords } from '../reading/index.js';

/** Two periods with more than this between them have a break there: in minutes. */
const LONGEST_GAP = 10;

/** A timetable entry as the rule of doubles looks at it. */
export interface JoinableEntry extends EntryRule {
  groupId: string;
  subject: string;
  departmentId: string;
  roomId: string | null;
  teacherIds: readonly string[];
  /** The last date for which a live request stands; null where none does. */
  liveTo: IsoDate | null;
  /** The last date for which anything was ever asked or answered; null where nothing was. */
  saidTo: IsoDate | null;
}

/** What of an entry says that it is one lesson with others. */
export type Join = Pick<EntryRule, 'id' | 'lastPeriod' | 'joinedTo' | 'joinedFrom'>;

/** How entries are joined, of each whose rule may say so; and the halves that stay apart because a live request stands on the second. */
export interface JoinedEntries {
  joins: Join[];
  apart: { first: string; second: string }[];
}

export interface JoinRules {
  /** Null while the school has none: nothing can be told of its periods. */
  calendar: Pick<CalendarShape, 'periods' | 'cycle'> | null;
  /** False where the school says that two in a row stay two. */
  joinDoubles: boolean;
  today: IsoDate;
}

/**
 * Joins the entries of periods in a row that are one lesson: of the same group, teachers, room, subject, department and weeks, each
 * beginning with the next period of its schedule at most 10 minutes after the one before ends, so that a break parts them. The first
 * keeps its id and lasts to the last period. A half on which a live request stands begins a lesson of its own. What was said for a half
 * before today stays where it was said: it is joined from today. An entry that a file gave whole, with a last period and no halves, is
 * left as it is; so is what has ended.
 */
export function joinDoubles(entries: readonly JoinableEntry[], rules: JoinRules): JoinedEntries {
  const steps = joiningDoubles(entries, rules);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** The same in many steps, between which others may be served. */
export function* joiningDoubles(entries: readonly JoinableEntry[], rules: JoinRules): Generator<void, JoinedEntries> {
  const found: JoinedEntries = { joins: [], apart: [] };
  const [over, current] = parted(entries.filter(isJoinable), ({ validTo }) => validTo !== null && validTo < rules.today);
  found.joins.push(...overAsTheyWere(over, entries));
  if (!rules.joinDoubles || !rules.calendar) {
    found.joins.push(...current.map(single));
    return found;
  }
  const follows = followsIn(rules.calendar);
  for (const alike of yield* groupsOf(current)) {
    yield;
    for (const chain of chains(alike, follows)) join(chain, alike, rules.today, found);
  }
  return found;
}

/** Whether the rule has a say in it: it is not a lesson of several periods that a file gave whole. */
function isJoinable({ lastPeriod, joinedTo }: JoinableEntry): boolean {
  return lastPeriod === null || joinedTo !== null;
}

const single = ({ id }: Pick<EntryRule, 'id'>): Join => ({ id, lastPeriod: null, joinedTo: null, joinedFrom: null });

/** Those that ended together stay one lesson; one that ended alone is one of its own for as long as it was. */
function overAsTheyWere(over: readonly JoinableEntry[], all: readonly JoinableEntry[]): Join[] {
  const ends = new Map<string, Set<IsoDate | null>>();
  for (const { joinedTo, validTo } of all) if (joinedTo !== null) ends.set(joinedTo, (ends.get(joinedTo) ?? new Set()).add(validTo));
  return over.map((entry) => {
    const { id, lastPeriod, joinedTo, joinedFrom } = entry;
    return joinedTo !== null && ends.get(joinedTo)?.size === 1 ? { id, lastPeriod, joinedTo, joinedFrom } : single(entry);
  });
}

function* groupsOf(entries: readonly JoinableEntry[]): Generator<void, JoinableEntry[][]> {
  const groups = new Map<string, JoinableEntry[]>();
  for (const entry of entries) {
    yield;
    const { cycleDay, groupId, subject, departmentId, roomId, validTo } = entry;
    const teachers = [...entry.teacherIds].sort().join(' ');
    const key = [cycleKey(cycleDay), groupId, plainWords(subject), departmentId, roomId ?? '', teachers, validTo ?? ''].join('\u0000');
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups.values()];
}

type Follows = (one: EntryRule, other: EntryRule) => boolean;

/** Says of two entries of one cycle day whether the second begins as the period after the first does, wherever both are held. */
function followsIn({ periods, cycle }: NonNullable<JoinRules['calendar']>): Follows {
  const byWeekday = periodsByWeekday(periods);
  const taught = [...teachingWeekdays(byWeekday)];
  const ofKey = new Map<string, number[]>();
  // thousands of entries have a few dozen pairs of periods between them
  const known = new Map<string, boolean>();
  return (one, other) => {
    const key = cycleKey(one.cycleDay);
    const pair = [key, one.period, one.schedule ?? '', other.period, other.schedule ?? ''].join('\u0000');
    let is = known.get(pair);
    if (is === undefined) known.set(pair, (is = follows(key, one, other)));
    return is;
  };

  function follows(key: string, one: EntryRule, other: EntryRule): boolean {
    let weekdays = ofKey.get(key);
    if (!weekdays) ofKey.set(key, (weekdays = cycle.kind === 'rotating' ? taught : taught.filter((weekday) => isOn(key, weekday))));
    let isMet = false;
    for (const weekday of weekdays) {
      const ofDay = byWeekday[weekday] ?? [];
      const [first, second] = [one, other].map(({ period, schedule }) => findPeriod(ofDay, period, schedule));
      if (!first && !second) continue;
      if (!first || !second || !isNext(ofDay, first, second)) return false;
      isMet = true;
    }
    return isMet;
  }
}

const isOn = (key: string, weekday: number): boolean => {
  const name = plainWords(weekdayName(weekday));
  return key === name || key.endsWith(` ${name}`);
};

function isNext(ofDay: readonly PeriodShape[], first: PeriodShape, second: PeriodShape): boolean {
  const bells = scheduleKey(first.schedule);
  if (scheduleKey(second.schedule) !== bells) return false;
  const after = ofDay.filter(({ start, schedule }) => scheduleKey(schedule) === bells && start >= first.end).map(({ start }) => start);
  const next = after.reduce((least, start) => (start < least ? start : least), '99:99');
  return second.start === next && minutesOfDay(second.start) - minutesOfDay(first.end) <= LONGEST_GAP;
}

/** Entries in rows that follow one another; one that follows none, or that another follows already, begins a row. */
function chains(alike: readonly JoinableEntry[], follows: Follows): JoinableEntry[][] {
  if (alike.length === 1) return [[...alike]];
  const next = new Map<JoinableEntry, JoinableEntry>();
  const led = new Set<JoinableEntry>();
  const inOrder = [...alike].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const one of inOrder) {
    const after = inOrder.find((other) => other !== one && !led.has(other) && follows(one, other));
    if (!after) continue;
    next.set(one, after);
    led.add(after);
  }
  return inOrder
    .filter((entry) => !led.has(entry))
    .map((first) => {
      const chain = [first];
      for (let at = next.get(first); at; at = next.get(at)) chain.push(at);
      return chain;
    });
}

function join(chain: readonly JoinableEntry[], alike: readonly JoinableEntry[], today: IsoDate, found: JoinedEntries): void {
  let run: JoinableEntry[] = [];
  for (const entry of chain) {
    const before = run.at(-1);
    if (before && entry.liveTo !== null && entry.liveTo >= today) {
      found.apart.push({ first: before.id, second: entry.id });
      found.joins.push(...oneLesson(run, alike, today));
      run = [];
    }
    run.push(entry);
  }
  found.joins.push(...oneLesson(run, alike, today));
}

function oneLesson(run: readonly JoinableEntry[], alike: readonly JoinableEntry[], today: IsoDate): Join[] {
  const [first, ...rest] = run;
  const last = rest.at(-1);
  if (!first || !last) return run.map(single);
  const joinedFrom = isAsItWas(run, alike) ? first.joinedFrom : fromWhen(run, rest, today);
  return run.map(({ id }) => ({ id, lastPeriod: id === first.id ? last.period : null, joinedTo: first.id, joinedFrom }));
}

function isAsItWas(run: readonly JoinableEntry[], alike: readonly JoinableEntry[]): boolean {
  const head = run[0]?.id;
  const joined = alike.filter(({ joinedTo }) => joinedTo === head);
  return joined.length === run.length && run.every((entry) => joined.includes(entry));
}

/** Not before the youngest of them begins, nor back over what was said for a half by itself. */
function fromWhen(run: readonly JoinableEntry[], rest: readonly JoinableEntry[], today: IsoDate): IsoDate | null {
  const dates = run.flatMap(({ validFrom }) => validFrom ?? []);
  if (rest.some(({ saidTo }) => saidTo !== null)) dates.push(today);
  return dates.reduce<IsoDate | null>((latest, date) => (latest === null || date > latest ? date : latest), null);
}

function parted<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}
