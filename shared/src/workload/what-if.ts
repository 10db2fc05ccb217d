import type { IsoDate } from '../time/iso-date.js';
import { pressureLevel, pressureOf } from './pressure.js';

/** Days that are said of in one go, and the most of what may be tried: people, practicals a day, minutes until kit goes out again. */
export const WHAT_IF_LIMITS = { days: 400, technicians: 50, practicalsADay: 500, turnaroundMinutes: 20_160 } as const;

/** A request as it is judged again: when it was sent, whether that was late, and whether it made work (not declined or cancelled). */
export interface PastRequest {
  id: string;
  date: IsoDate;
  startMs: number;
  /** When it was asked for, or changed so that it came to be late. */
  askedMs: number;
  late: boolean;
  excused: boolean;
  live: boolean;
}

/** A task as it was planned; `batch` is that with which it shares `fixedMinutes`, '' where with none. A duty is of no request. */
export interface PastTask {
  requestId: string | null;
  date: IsoDate;
  fromMs: number;
  minutes: number;
  fixedMinutes: number;
  batch: string;
}

/** So much of one apparatus in a lesson, of `there` that the school has. */
export interface PastKit {
  requestId: string;
  apparatusId: string;
  quantity: number;
  fromMs: number;
  toMs: number;
  turnaroundMinutes: number;
  there: number;
}

/** A stretch of time as it was. `time` is what the technicians worked in [fromMs, toMs), null where nobody's hours are known. */
export interface Past<Request extends PastRequest = PastRequest> {
  days: readonly { date: IsoDate; startMs: number; endMs: number }[];
  requests: readonly Request[];
  tasks: readonly PastTask[];
  kit: readonly PastKit[];
  technicians: number;
  time: ((fromMs: number, toMs: number) => number) | null;
}

/** What is tried; what is left out stays as it was. `lateUnder`: whether a request is late, and whether it would be refused, by another policy. */
export interface Tried<Request extends PastRequest = PastRequest> {
  technicians?: number | undefined;
  lateUnder?: ((request: Request) => { late: boolean; blocked: boolean }) | undefined;
  practicalsADay?: number | undefined;
  turnaroundMinutes?: number | undefined;
}

/** What came of a stretch of time; null where nobody's hours are known. Of `late` the excused are some. */
export interface Replay {
  asked: number;
  late: number;
  excused: number;
  practicals: number;
  turnedAway: number;
  overloadDays: number | null;
  backlogMinutes: number | null;
  clashes: number;
}

interface Judged extends PastRequest {
  blocked: boolean;
}

/**
 * Lives a stretch of time again, with something else about it.
 *
 * - technicians: so many (two who share a post are one), each with the time that those there had on average, in the same hours.
 * - another policy: judges anew who was late; what was excused stays excused. What it blocks is turned away.
 * - practicals a day: of each day's those on time come first, then in order of asking; the others are turned away with their work and kit.
 * - turnaround: that of all kit.
 *
 * `overloadDays` are the days whose planned minutes are more than the technicians' of that day, `backlogMinutes` the most that was left over
 * at the end of a day, each task being open from its window on; `clashes` the practicals at whose time more of an apparatus was wanted than
 * the school has today.
 */
export function replay<Request extends PastRequest>(past: Past<Request>, tried: Tried<Request> = {}): Replay {
  const requests = past.requests.map((request): Judged => ({ ...request, blocked: false, ...tried.lateUnder?.(request) }));
  const late = requests.filter((one) => one.late);
  const excused = late.filter((one) => one.excused);
  const counts = { asked: requests.length, late: late.length, excused: excused.length };
  const live = requests.filter((one) => one.live);
  const served = servedOf(live, tried.practicalsADay ?? Infinity);
  const turnedAway = new Set(live.filter((one) => !served.has(one.id)).map(({ id }) => id));
  const tasks = past.tasks.filter(({ requestId }) => requestId === null || !turnedAway.has(requestId));
  const time = timeWith(past, tried.technicians);
  return {
    ...counts,
    practicals: served.size,
    turnedAway: turnedAway.size,
    overloadDays: time && overloadDays(past.days, tasks, time),
    backlogMinutes: time && longestBacklog(past.days, tasks, time),
    clashes: clashesOf(
      past.kit.filter(({ requestId }) => served.has(requestId)),
      tried.turnaroundMinutes,
    ),
  };
}

function timeWith({ time, technicians }: Past, wanted: number = technicians): Past['time'] {
  return time && technicians > 0 ? (fromMs, toMs) => (time(fromMs, toMs) * wanted) / technicians : null;
}

/** The ids of those who are served: of each day so many, those on time first. */
function servedOf(live: readonly Judged[], aDay: number): Set<string> {
  const taken = new Map<IsoDate, number>();
  const served = new Set<string>();
  const inOrder = live
    .filter((one) => !one.blocked)
    .sort((one, other) => Number(one.late) - Number(other.late) || one.askedMs - other.askedMs || (one.id < other.id ? -1 : 1));
  for (const { id, date } of inOrder) {
    const before = taken.get(date) ?? 0;
    if (before >= aDay) continue;
    taken.set(date, before + 1);
    served.add(id);
  }
  return served;
}

/** Tasks with what each adds: of a batch the first carries what is spent once. */
function spread(tasks: readonly PastTask[]): (PastTask & { adds: number })[] {
  const begun = new Map<string, number>();
  return [...tasks]
    .sort((one, other) => one.fromMs - other.fromMs)
    .map((task) => {
      if (task.batch === '') return { ...task, adds: task.minutes };
      const before = begun.get(task.batch) ?? 0;
      begun.set(task.batch, Math.max(before, task.fixedMinutes));
      return { ...task, adds: task.minutes - task.fixedMinutes + Math.max(0, task.fixedMinutes - before) };
    });
}

function overloadDays(days: Past['days'], tasks: readonly PastTask[], time: NonNullable<Past['time']>): number {
  const asked = new Map<IsoDate, number>();
  for (const { date, adds } of spread(tasks)) asked.set(date, (asked.get(date) ?? 0) + adds);
  return days.filter(({ date, startMs, endMs }) => {
    const [work, there] = [Math.round(asked.get(date) ?? 0), Math.round(time(startMs, endMs))];
    return pressureLevel(pressureOf(work, there)) === 'overloaded';
  }).length;
}

/** Whichever task is done first, what is left of all together is the same: whoever works does not rest while something is open. */
function longestBacklog(days: Past['days'], tasks: readonly PastTask[], time: NonNullable<Past['time']>): number {
  const first = days[0]?.startMs ?? 0;
  const opening = spread(tasks).map(({ fromMs, adds }) => ({ atMs: Math.max(fromMs, first), adds, isEnd: false }));
  const ends = days.map(({ endMs }) => ({ atMs: endMs, adds: 0, isEnd: true }));
  let [left, sinceMs, most] = [0, first, 0];
  for (const { atMs, adds, isEnd } of [...opening, ...ends].sort(
    (one, other) => one.atMs - other.atMs || Number(other.isEnd) - Number(one.isEnd),
  )) {
    left = Math.max(0, left - time(sinceMs, atMs));
    sinceMs = atMs;
    if (isEnd) most = Math.max(most, left);
    left += adds;
  }
  return Math.round(most);
}

/** How many practicals want something at a time at which all that want it together want more than there is. */
function clashesOf(kit: readonly PastKit[], turnaroundMinutes: number | undefined): number {
  const clashing = new Set<string>();
  for (const wanted of byApparatus(kit).values()) {
    const out = wanted
      .map((one) => ({ ...one, toMs: one.toMs + (turnaroundMinutes ?? one.turnaroundMinutes) * 60_000 }))
      .sort((one, other) => one.fromMs - other.fromMs);
    let open: typeof out = [];
    for (const one of out) {
      // more is wanted only where something begins
      open = [...open.filter(({ toMs }) => toMs > one.fromMs), one];
      const sum = open.reduce((all, { quantity }) => all + quantity, 0);
      if (sum > one.there) open.forEach(({ requestId }) => clashing.add(requestId));
    }
  }
  return clashing.size;
}

function byApparatus(kit: readonly PastKit[]): Map<string, PastKit[]> {
  const found = new Map<string, PastKit[]>();
  for (const one of kit) found.set(one.apparatusId, [...(found.get(one.apparatusId) ?? []), one]);
  return found;
}
