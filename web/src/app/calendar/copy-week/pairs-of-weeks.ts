import type { CopyWeekAnswer, Lesson, RequisitionSummary } from '@app/shared/contracts';
import { classOf } from '../../core/class-of';

/** A request of one week beside the lesson of another at which it could be asked for again. */
export interface ShownPair {
  requisitionId: string;
  lessonId: string;
  /** The first day of the week that it fills. */
  week: string;
  title: string;
  was: RequisitionSummary | undefined;
  there: { group: string; date: string; period: string; lastPeriod: string | null };
  /** What is against it; null where it fits. */
  why: string | null;
}

/** Puts names to the pairs of two weeks, in the order of the lessons to fill; a lesson that is not read is named by its date. */
export function namedPairs(
  { pairs }: CopyWeekAnswer,
  asked: readonly RequisitionSummary[],
  lessons: readonly Lesson[],
  week: string,
): ShownPair[] {
  const requests = new Map(asked.map((one) => [one.id, one]));
  const places = new Map(lessons.map((one) => [one.id, one]));
  return pairs
    .map(({ requisitionId, lessonId, why }) => {
      const [was, lesson] = [requests.get(requisitionId), places.get(lessonId)];
      const there = lesson
        ? { group: classOf(lesson), date: lesson.date, period: lesson.period, lastPeriod: lesson.lastPeriod }
        : { group: was?.group ?? '', date: lessonId.slice(-10), period: '', lastPeriod: null };
      return { requisitionId, lessonId, week, title: was?.title ?? '', was, there, why, start: lesson?.start ?? lessonId.slice(-10) };
    })
    .sort((one, other) => one.start.localeCompare(other.start))
    .map(({ start: _start, ...pair }) => pair);
}
