import { addDays, type IsoDate } from '../time/iso-date.js';
import type { CalendarShape } from './calendar.shape.js';

/** Lists the stretches of a school's year that one is compared with the one before. */
export const STRETCH_KINDS = ['half-term', 'term', 'year'] as const;
export type StretchKind = (typeof STRETCH_KINDS)[number];

/** Dates, both included. */
export interface Dates {
  from: IsoDate;
  to: IsoDate;
}

/** A holiday inside a term of at least so many days parts it in two. */
const HALF_TERM_DAYS = 4;
/** So many days between two terms are a summer: a new school year begins. */
const SUMMER_DAYS = 28;

/**
 * The half terms, terms and years of a calendar, each in order. A term is parted at the longest holiday inside it; a term without one is one
 * half term. A year ends where four weeks or more lie before the next term.
 */
export function stretchesOf({ terms, closures }: Pick<CalendarShape, 'terms' | 'closures'>): Record<StretchKind, Dates[]> {
  const inOrder = terms.map(({ from, to }) => ({ from, to })).sort((one, other) => one.from.localeCompare(other.from));
  const years: Dates[] = [];
  for (const { from, to } of inOrder) {
    const last = years.at(-1);
    if (last && daysBetween(last.to, from) <= SUMMER_DAYS) last.to = to;
    else years.push({ from, to });
  }
  return { 'half-term': inOrder.flatMap((term) => halvesOf(term, closures)), term: inOrder, year: years };
}

/** The last of some stretches that is over before a date; undefined where none is. */
export function lastBefore(stretches: readonly Dates[], date: IsoDate): Dates | undefined {
  return stretches.filter(({ to }) => to < date).at(-1);
}

/** The stretch in which a date lies, until the day before it; undefined where it lies in none, or on the first day of one. */
export function soFar(stretches: readonly Dates[], date: IsoDate): Dates | undefined {
  const under = stretches.find(({ from, to }) => from < date && date <= to);
  return under && { from: under.from, to: addDays(date, -1) };
}

function halvesOf(term: Dates, closures: CalendarShape['closures']): Dates[] {
  const [longest] = closures
    .filter(({ kind, from, to }) => kind === 'holiday' && from > term.from && to < term.to && daysBetween(from, to) + 1 >= HALF_TERM_DAYS)
    .sort((one, other) => daysBetween(other.from, other.to) - daysBetween(one.from, one.to) || one.from.localeCompare(other.from));
  if (!longest) return [{ ...term }];
  return [
    { from: term.from, to: addDays(longest.from, -1) },
    { from: addDays(longest.to, 1), to: term.to },
  ];
}

function daysBetween(from: IsoDate, to: IsoDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;
}
