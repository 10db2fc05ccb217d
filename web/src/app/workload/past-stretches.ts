import type { CalendarView } from '@app/shared/contracts';
import { lastBefore, soFar, stretchesOf } from '@app/shared/rules';
import type { PageWords } from '@app/shared/words';

/** A stretch of days that is over, and what it is called. */
export interface PastStretch {
  kind: keyof PageWords['figures']['stretches'];
  of: { from: string; to: string };
}

/** The stretches that can be looked back on, from their first teaching day to their last: what is under way until yesterday, what was last. */
export function pastStretches(calendar: Pick<CalendarView, 'terms' | 'closures' | 'teachingDays'> | null, today: string): PastStretch[] {
  if (!calendar) return [];
  const found = stretchesOf(calendar);
  const dates = {
    'this-half-term': soFar(found['half-term'], today),
    'half-term': lastBefore(found['half-term'], today),
    term: lastBefore(found.term, today),
    year: soFar(found.year, today),
  };
  return (['this-half-term', 'half-term', 'term', 'year'] as const).flatMap((kind) => {
    const stretch = dates[kind];
    const taught = calendar.teachingDays.filter(({ date }) => stretch && date >= stretch.from && date <= stretch.to);
    const [first, last] = [taught[0], taught.at(-1)];
    return first && last ? [{ kind, of: { from: first.date, to: last.date } }] : [];
  });
}
