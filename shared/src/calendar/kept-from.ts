import { addDays, type IsoDate } from '../time/iso-date.js';

/** Between two terms of one school year lie at most so many days; a longer break is that between two years. */
const LONGEST_BREAK_DAYS = 28;
/** School years begin with this month where no calendar says otherwise. */
const SEPTEMBER = 9;

/** Finds the month in which a school's years begin: that of the first term after a summer, else of the first term; September without terms. */
export function monthOfNewYear(terms: readonly { from: IsoDate; to: IsoDate }[]): number {
  const inOrder = terms.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const first = inOrder.findLast((term, at) => {
    const before = inOrder[at - 1];
    return before !== undefined && term.from > addDays(before.to, LONGEST_BREAK_DAYS);
  });
  const from = (first ?? inOrder[0])?.from;
  return from === undefined ? SEPTEMBER : Temporal.PlainDate.from(from).month;
}

/**
 * Finds the first day that is still kept: what lies before it is of school years that ended `keepYears` years ago or longer. The year that
 * is under way and the `keepYears` before it are always whole.
 */
export function keptFrom(today: IsoDate, keepYears: number, terms: readonly { from: IsoDate; to: IsoDate }[]): IsoDate {
  const month = monthOfNewYear(terms);
  const now = Temporal.PlainDate.from(today);
  const begun = now.month >= month ? now.year : now.year - 1;
  return Temporal.PlainDate.from({ year: begun - keepYears, month, day: 1 }).toString();
}
