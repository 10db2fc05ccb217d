import { isoInstant, parseInstantMs } from '../time/instant.js';
import type { IsoDate } from '../time/iso-date.js';
import { type BoardShape, type Card, laidOut, type LaidTask, placedOn } from './board.js';
import { openNow } from './open-now.js';

/** Where a card is to lie: on a day, with a technician, or (null) with nobody. */
export interface Place {
  date: IsoDate;
  technicianId: string | null;
}

/** Why work cannot lie on a day: all of it is done, the day is over, or its window opens after the day or is over before it. */
export type WhyNot = { why: 'done' } | { why: 'past' } | { why: 'opens-later'; at: string } | { why: 'due-before'; at: string };

/** A task as it can be moved: ISO instants; `lessonStart` null where it is for no lesson. */
export type MovableTask = LaidTask & { lessonStart: string | null; requisitionId: string | null };

/** What is said of now: the instant, and by when what is overdue is to be done. */
export interface AsOf {
  now: string;
  nextDayEnd: string;
}

/**
 * Says why a card cannot be moved to a day [from, to), or null where it can: all that is open of it must be doable in some part of the day
 * that is still to come. What is overdue can be done as long as section 8 of the rules keeps it in demand.
 */
export function whyNotOn(card: Pick<Card<MovableTask>, 'kind' | 'tasks'>, day: { from: string; to: string }, asOf: AsOf): WhyNot | null {
  const open = card.tasks.filter(({ done }) => !done);
  if (open.length === 0) return { why: 'done' };
  const nowMs = parseInstantMs(asOf.now);
  const [startMs, endMs] = [Math.max(parseInstantMs(day.from), nowMs), parseInstantMs(day.to)];
  if (endMs <= nowMs) return { why: 'past' };
  for (const { from, due, minutes, lessonStart } of open) {
    const task = {
      kind: card.kind,
      fromMs: parseInstantMs(from),
      dueMs: parseInstantMs(due),
      minutes,
      lessonMs: lessonStart === null ? null : parseInstantMs(lessonStart),
    };
    const now = openNow(task, nowMs, parseInstantMs(asOf.nextDayEnd));
    if (now === null || now.dueMs <= startMs) return { why: 'due-before', at: now === null ? due : isoInstant(now.dueMs) };
    if (now.fromMs >= endMs) return { why: 'opens-later', at: from };
  }
  return null;
}

/**
 * Lays a board out as it would be with the open tasks of a card in another place: both days' hours before and after are those of the two
 * boards. A card that joins its practical there spends the fixed minutes once.
 */
export function movedOn<Task extends MovableTask, B extends BoardShape<Task>>(board: B, taskIds: readonly string[], to: Place): B {
  const moving = new Set(taskIds);
  return laidOut<Task, B>(
    board,
    placedOn(board).map((one) => (moving.has(one.task.id) && !one.task.done ? { ...one, ...to, elsewhere: null } : one)),
  );
}
