import type { CalendarShape } from '../calendar/calendar.shape.js';
import { type Dates, stretchesOf } from '../calendar/stretches.js';
import { addDays, type IsoDate } from '../time/iso-date.js';

/** What a report may be of around a date; a stretch that there is none of is null. */
export interface ReportStretches {
  half: Dates | null;
  term: Dates | null;
  year: Dates | null;
}

/** Terms and closures, with the days that are taught where they are known. */
type Taught = Pick<CalendarShape, 'terms' | 'closures'> & { teachingDays?: readonly { date: IsoDate }[] };

/**
 * The half of a term, the term and the school year that a date lies in; between two of them the one that is just over, before the first
 * the first; each from its first day that is taught to its last, where those are known. What is not over is until yesterday, and on its first day it is
 * the one before: what nobody has asked for yet is no time to spare.
 */
export function reportStretches(calendar: Taught, today: IsoDate): ReportStretches {
  const all = stretchesOf(calendar);
  const taught = (stretch: Dates): Dates => {
    const days = (calendar.teachingDays ?? []).filter(({ date }) => stretch.from <= date && date <= stretch.to);
    return { from: days[0]?.date ?? stretch.from, to: days.at(-1)?.date ?? stretch.to };
  };
  const current = (stretches: readonly Dates[]) => {
    const known = stretches.map(taught);
    const now = known.filter(({ from }) => from < today).at(-1) ?? known[0] ?? null;
    return now && now.from < today && today <= now.to ? { from: now.from, to: addDays(today, -1) } : now;
  };
  return { half: current(all['half-term']), term: current(all.term), year: current(all.year) };
}
