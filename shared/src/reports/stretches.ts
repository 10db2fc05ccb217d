import { addDays, type IsoDate } from '../time/iso-date.js';

/** Days without teaching inside a term, from which on it is two halves. */
const BREAK_DAYS = 5;
/** Days between two terms, from which on the second begins a school year. */
const SUMMER_DAYS = 28;

/** A stretch of dates, both ends included. */
export interface ReportDates {
  from: IsoDate;
  to: IsoDate;
}

/** What a report may be of around a date; a stretch that there is none of is null. */
export interface ReportStretches {
  half: ReportDates | null;
  term: ReportDates | null;
  year: ReportDates | null;
}

const daysFrom = (from: IsoDate, to: IsoDate) => Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;

/**
 * The half of a term, the term and the school year that a date lies in; between two of them the one that is just over, before the first
 * the first. A term is halved by a closure of five days or more inside it; a school year begins after a break of more than 28 days.
 */
export function reportStretches(terms: readonly ReportDates[], closures: readonly ReportDates[], today: IsoDate): ReportStretches {
  const inOrder = [...terms].sort((one, other) => (one.from < other.from ? -1 : 1));
  const current = (all: readonly ReportDates[]) => all.filter(({ from }) => from <= today).at(-1) ?? all[0] ?? null;
  const term = current(inOrder);
  if (!term) return { half: null, term: null, year: null };
  return { half: current(halvesOf(term, closures)), term, year: current(yearsOf(inOrder)) };
}

function halvesOf(term: ReportDates, closures: readonly ReportDates[]): ReportDates[] {
  const breaks = closures
    .filter(({ from, to }) => term.from < from && to < term.to && daysFrom(from, to) + 1 >= BREAK_DAYS)
    .sort((one, other) => (one.from < other.from ? -1 : 1));
  const starts = [term.from, ...breaks.map(({ to }) => addDays(to, 1))];
  const ends = [...breaks.map(({ from }) => addDays(from, -1)), term.to];
  return starts.map((from, at) => ({ from, to: ends[at] ?? term.to })).filter(({ from, to }) => from <= to);
}

function yearsOf(terms: readonly ReportDates[]): ReportDates[] {
  const years: ReportDates[] = [];
  for (const { from, to } of terms) {
    const last = years.at(-1);
    if (last && daysFrom(last.to, from) <= SUMMER_DAYS) last.to = to > last.to ? to : last.to;
    else years.push({ from, to });
  }
  return years;
}
