import type { Task } from '@app/shared/contracts';
import type { Kind } from '../../core/offline/kind';
import { requestKey } from '../../core/request-key';

/** A task as it was on the screen when it was tapped. */
interface Mark {
  taskId: string;
  title: string;
  version: number;
}

/**
 * One tap: what a task is to be, and the version that was on the screen. `also`: tasks of the same requisition that the server marks
 * before it, in order. `holdUntilMs`: not sent before. `key`: the server answers the same once more where its answer was lost.
 */
export interface Tap extends Mark {
  done: boolean;
  also?: Mark[];
  at: string;
  holdUntilMs: number;
  requisitionId?: string | null;
  key?: string;
  /** The version that it went out with: from then on it may have arrived, and is taken back by a tap of its own only. */
  sentVersion?: number;
  /** How often the server broke down over it. */
  failures?: number;
  /** It takes back one that waited then, so that the task may be one change further than its version, by that one. */
  takesBack?: boolean;
}

/** A task as a tap needs to know it. */
export type Tapped = Pick<Task, 'id' | 'version' | 'doneAt' | 'title' | 'kind' | 'requisitionId'>;

/** A tap that the server did not take, kept until the person has seen it. */
export interface Conflict {
  tap: Tap;
  detail: string;
  /** The task as it is now, where the answer told. */
  current: Task | null;
}

/** A tap by its task, its moment and its key: the same task can wait twice, tapped and tapped back. */
export function idOf({ taskId, at, key = '' }: Tap): string {
  return `${taskId}@${at}${key}`;
}

/** A conflict by its task: of one task only the last is kept. */
export function ofTask(conflict: Conflict): string {
  return conflict.tap.taskId;
}

/** Tells whether two are one tap, whatever has become of it. */
export function isSame(one: Tap, other: Tap | null): boolean {
  return other !== null && idOf(one) === idOf(other);
}

/** The tasks that a tap marks, in the order in which the server does. */
export function marksOf(tap: Tap): Mark[] {
  return [...(tap.also ?? []), tap];
}

/** Taps that wait, and those that were refused, as they are kept. */
export interface TapsKept {
  taps: Tap[];
  conflicts: Conflict[];
}

/** How both are kept in the browser. */
export const TAPS: Kind<Tap> = { name: 'tap', version: 1, days: 90, unsent: true, upgrade: (value) => value as Tap };
export const CONFLICTS: Kind<Conflict> = {
  name: 'tap-conflict',
  version: 1,
  days: 90,
  unsent: true,
  upgrade: (value) => value as Conflict,
};

/** What each task is to be once the taps are sent. */
export function marksIn(taps: readonly Tap[]): Map<string, boolean> {
  return new Map(taps.flatMap((tap) => marksOf(tap).map(({ taskId }) => [taskId, tap.done])));
}

/**
 * Those that are left where some were taken back before they went out: of both what cancels out is gone. Right only for whoever knows
 * that none of them is under way, also in another tab; one that went out stays, with what takes it back.
 */
export function withoutTakenBack(taps: readonly Tap[]): Tap[] {
  return taps.reduce<Tap[]>((kept, tap) => {
    if (tap.sentVersion !== undefined) return [...kept, tap];
    const marks = marksOf(tap);
    const ids = new Set(marks.map(({ taskId }) => taskId));
    const left = kept.flatMap((one) => (one.sentVersion === undefined && one.done !== tap.done ? cutBefore(one, ids) : [one]));
    const [was, is] = [marksIn(kept), marksIn(left)];
    const stay = marks.filter(({ taskId }) => was.get(taskId) === is.get(taskId));
    if (stay.length === marks.length) return [...left, tap];
    const [last, ...before] = stay.reverse();
    return last ? [...left, { ...tap, ...last, also: before.reverse() }] : left;
  }, []);
}

/** Whether a task that is refused as changed since was changed by that tap alone which this one takes back: its answer came to another tab. */
export function isOwnChange({ takesBack, version, sentVersion, done }: Tap, current: Task): boolean {
  return takesBack === true && sentVersion === version && current.version === version + 1 && (current.doneAt !== null) !== done;
}

/** The same tap as one that was never sent, of a task at that version. */
export function anew(tap: Tap, version: number): Tap {
  const { sentVersion: _, failures: __, takesBack: ___, ...again } = tap;
  return { ...again, version, key: requestKey(), holdUntilMs: 0 };
}

/** What is left of a tap that has not been sent when some of its tasks are taken back: those that come before them. */
export function cutBefore(tap: Tap, taskIds: ReadonlySet<string>): Tap[] {
  const marks = marksOf(tap);
  const first = marks.findIndex(({ taskId }) => taskIds.has(taskId));
  if (first < 0) return [tap];
  const [last, ...before] = marks.slice(0, first).reverse();
  return last ? [{ ...tap, ...last, also: before.reverse(), holdUntilMs: 0 }] : [];
}

/** The first that may be sent now: none before one of the same request, or task, that has to wait. */
export function nextOf(taps: readonly Tap[], nowMs: number): Tap | undefined {
  const waiting = new Set<string>();
  return taps.find((tap) => {
    const of = tap.requisitionId ?? tap.taskId;
    if (tap.holdUntilMs <= nowMs && !waiting.has(of)) return true;
    waiting.add(of);
    return false;
  });
}

/** In the order in which they were made. */
export function inOrder(taps: readonly Tap[]): Tap[] {
  return [...taps].sort((one, other) => Temporal.Instant.compare(one.at, other.at));
}

/** The task of that id which a refusal has brought, if it has. */
export function taskIn(value: unknown, taskId: string): Task | null {
  return typeof value === 'object' && value !== null && 'doneAt' in value && (value as Task).id === taskId ? (value as Task) : null;
}
