import type { IsoDate } from '../time/iso-date.js';

/** What became of an offer: `ended` where its time ran out, or its request changed, before anybody answered. */
export const OFFER_STATES = ['open', 'accepted', 'declined', 'ended'] as const;
export type OfferState = (typeof OFFER_STATES)[number];

/** What became of earlier questions about a request: one is open, or its teacher has said no. */
export const ASKED_BEFORE = ['open', 'declined'] as const satisfies readonly OfferState[];
export type AskedBefore = (typeof ASKED_BEFORE)[number];

/** A lesson of an offer: when it begins and, where it has one, by when it had to be asked for. Epoch milliseconds. */
interface DueLesson {
  startMs: number;
  deadlineMs: number | null;
}

/**
 * Tells when an offer ends: with the first deadline of its lessons that is still to come; of a lesson that is late already with its start,
 * or nothing could be offered for what is late.
 */
export function offerEndsMs(lessons: readonly DueLesson[], nowMs: number): number {
  return Math.min(...lessons.map(({ startMs, deadlineMs }) => (deadlineMs !== null && deadlineMs > nowMs ? deadlineMs : startMs)));
}

/** A lesson to which a request may go. */
interface PossibleLesson {
  id: string;
  date: IsoDate;
  startMs: number;
  taken: boolean;
}

/** A request that changes days: at which lesson it is, and the lessons of its class with its teacher. */
export interface SwapSide<Lesson extends PossibleLesson> {
  groupId: string;
  date: IsoDate;
  startMs: number;
  lessonId: string;
  lessons: readonly Lesson[];
}

/**
 * Finds where two requests go that change days: each class has its practical on the other's day, at the free lesson of its own that is
 * nearest to the other's. Of one class, and where one of them has no lesson that day, each takes the lesson of the other.
 */
export function swapLessons<Lesson extends PossibleLesson>(one: SwapSide<Lesson>, other: SwapSide<Lesson>): [string, string] {
  const places = [other.lessonId, one.lessonId] as [string, string];
  if (one.groupId === other.groupId || one.date === other.date) return places;
  const [first, second] = [onDayOf(one, other), onDayOf(other, one)];
  return first && second ? [first.id, second.id] : places;
}

function onDayOf<Lesson extends PossibleLesson>({ lessons }: SwapSide<Lesson>, other: SwapSide<Lesson>): Lesson | undefined {
  const away = ({ startMs }: Lesson) => Math.abs(startMs - other.startMs);
  return lessons.filter(({ date, taken }) => date === other.date && !taken).sort((a, b) => away(a) - away(b))[0];
}
