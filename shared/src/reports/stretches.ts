import type { CalendarShape } from '../calendar/calendar.shape.js';
import { type Dates, stretchesOf } from '../calendar/stretches.js';
import type { IsoDate } from '../time/iso-date.js';

/** What a report may be of around a date; a stretch that there is none of is null. */
export interface ReportStretches {
  half: Dates | null;
  term: Dates | null;
  year: Dates | null;
}

/**
 * The half of a term, the term and the school year that a date lies in; between two of them the one that is just over, before the first
 * the first.
 */
export function reportStretches(calendar: Pick<CalendarShape, 'terms' | 'closures'>, today: IsoDate): ReportStretches {
  const all = stretchesOf(calendar);
  const current = (stretches: readonly Dates[]) => stretches.filter(({ from }) => from <= today).at(-1) ?? stretches[0] ?? null;
  return { half: current(all['half-term']), term: current(all.term), year: current(all.year) };
}
