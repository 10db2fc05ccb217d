import type { Lesson } from '@app/shared/contracts';
import { weekStart } from '@app/shared/rules';
import type { Closing } from '@app/shared/words';
import { classOf } from '../../core/class-of';

/** What the top of My fortnight says: the nearest deadline with lessons unanswered, and what lies beyond it. */
export interface NextDeadline {
  deadline: string;
  /** The week, or the one lesson where each has a deadline of its own. */
  what: Closing;
  unanswered: Lesson[];
}

/** An unanswered lesson that closes. */
function isOpen(lesson: Lesson): lesson is Lesson & { deadline: string } {
  return lesson.state === 'unanswered' && lesson.deadline !== null;
}

/** The nearest deadline still to come at which unanswered lessons close; null when none is open. Weeks begin on `firstWeekday`. */
export function nextDeadline(lessons: readonly Lesson[], now: string, firstWeekday = 1): NextDeadline | null {
  const nowMs = epochMs(now);
  const open = lessons.filter(isOpen).filter((lesson) => epochMs(lesson.deadline) >= nowMs);
  const nearest = open.reduce<number | null>(
    (least, { deadline }) => (least === null ? epochMs(deadline) : Math.min(least, epochMs(deadline))),
    null,
  );
  if (nearest === null) return null;
  const unanswered = open.filter((lesson) => epochMs(lesson.deadline) === nearest);
  const [first] = unanswered;
  if (!first) return null;
  const week = weekStart(first.date, firstWeekday);
  const oneWeek = unanswered.every((lesson) => weekStart(lesson.date, firstWeekday) === week);
  const what: Closing =
    unanswered.length === 1
      ? {
          kind: 'lesson',
          group: classOf(first),
          date: first.date,
          period: first.period,
          lastPeriod: first.lastPeriod,
        }
      : oneWeek
        ? { kind: 'week', week }
        : { kind: 'lessons', count: unanswered.length };
  return { deadline: first.deadline, what, unanswered };
}

/** Unanswered lessons whose deadline has passed but which are still to come: asking for them would be late. */
export function pastDeadline(lessons: readonly Lesson[], now: string): Lesson[] {
  const nowMs = epochMs(now);
  return lessons.filter(isOpen).filter((lesson) => epochMs(lesson.deadline) < nowMs && epochMs(lesson.start) > nowMs);
}

function epochMs(instant: string): number {
  return Temporal.Instant.from(instant).epochMilliseconds;
}
