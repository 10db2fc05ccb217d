import type { IsoDate } from '../time/iso-date.js';

/** So many days after its lesson a practical is taken down at the latest. */
export const KEEP_UNTIL_DAYS = 28;

/** Why a request cannot be kept out until a lesson. */
export type KeepUntilFault = 'other-class' | 'not-later' | 'too-far';

/** A lesson as keeping out looks at it; `startMs` and `endMs` in epoch milliseconds. */
interface KeptAt {
  groupId: string;
  date: IsoDate;
  startMs: number;
  endMs: number;
}

/** Says why what is set up at one lesson cannot be kept out until another: it is a later one of the same class within 28 days. Null when it can. */
export function keepUntilFault(lesson: KeptAt, until: KeptAt): KeepUntilFault | null {
  if (until.groupId !== lesson.groupId) return 'other-class';
  if (until.startMs < lesson.endMs) return 'not-later';
  const days = Temporal.PlainDate.from(lesson.date).until(until.date, { largestUnit: 'days' }).days;
  return days > KEEP_UNTIL_DAYS ? 'too-far' : null;
}
