import { academicYear, type SeedClosure, type SeedTerm } from './academic-year.js';
import { addDays, mondayOf, weekdayOf, type IsoDate } from './dates.js';
import { periods, type SeedPeriod } from './school.js';

/** The whole calendar of the school, as the calendar's own route takes it. */
export interface SeedCalendar {
  terms: SeedTerm[];
  closures: SeedClosure[];
  periods: SeedPeriod[];
  cycle: { kind: 'weeks'; labels: string[]; overrides: { week: IsoDate; label: string }[] };
}

const AUGUST = 8;

/** The year in whose September the school year of a date begins; August belongs to the coming one. */
function schoolYearOf(date: IsoDate): number {
  const { year, month } = Temporal.PlainDate.from(date);
  return month >= AUGUST ? year : year - 1;
}

/** Terms, closures, periods and the two-week cycle of the school years before, around and after a date; each year starts with week A. */
export function oakfieldCalendar(today: IsoDate): SeedCalendar {
  const thisYear = schoolYearOf(today);
  const years = [thisYear - 1, thisYear, thisYear + 1].map(academicYear);
  const firstWeeks = years.map(({ terms, closures }) => {
    const first = teachingDaysOf(terms, closures)[0];
    return { week: mondayOf(first ?? today), label: 'A' };
  });
  return {
    terms: years.flatMap(({ terms }) => terms),
    closures: years.flatMap(({ closures }) => closures),
    periods: [...periods],
    cycle: { kind: 'weeks', labels: ['A', 'B'], overrides: firstWeeks },
  };
}

/** The days with lessons, ascending. */
export function oakfieldTeachingDays(today: IsoDate): IsoDate[] {
  const { terms, closures } = oakfieldCalendar(today);
  return teachingDaysOf(terms, closures);
}

function teachingDaysOf(terms: readonly SeedTerm[], closures: readonly SeedClosure[]): IsoDate[] {
  const days: IsoDate[] = [];
  for (const term of terms) {
    for (let day = term.from; day <= term.to; day = addDays(day, 1)) {
      if (weekdayOf(day) <= 5 && !closures.some((closure) => closure.from <= day && day <= closure.to)) days.push(day);
    }
  }
  return days;
}

/** The three teaching weeks that the demo's requisitions are spread over, by their Mondays, and the teaching days around a date. */
export interface TeachingFocus {
  today: IsoDate;
  /** The teaching week before `thisWeek`. */
  lastWeek: IsoDate;
  /** The week that still has a teaching day to come (or is today's); the next one with lessons at a weekend or in a holiday. */
  thisWeek: IsoDate;
  nextWeek: IsoDate;
  /** The first and the last day of the three weeks with lessons. */
  from: IsoDate;
  to: IsoDate;
  /** Teaching days before today, nearest last, and after today, nearest first, within a year. */
  before: IsoDate[];
  after: IsoDate[];
  isTeachingDay: boolean;
}

/** Where a demo that starts on `today` finds its lessons, in term, at a weekend or in a holiday. Throws RangeError for a malformed date. */
export function nearestTeachingFocus(today: IsoDate): TeachingFocus {
  const days = oakfieldTeachingDays(today);
  const weeks = [...new Set(days.map(mondayOf))];
  const before = days.filter((day) => day < today);
  const after = days.filter((day) => day > today);
  const isTeachingDay = days.includes(today);
  const thisWeek = mondayOf(isTeachingDay ? today : (after[0] ?? today));
  const place = weeks.indexOf(thisWeek);
  const lastWeek = weeks[place - 1] ?? thisWeek;
  const nextWeek = weeks[place + 1] ?? thisWeek;
  const within = days.filter((day) => lastWeek <= day && day <= addDays(nextWeek, 6));
  return { today, lastWeek, thisWeek, nextWeek, from: within[0] ?? today, to: within.at(-1) ?? today, before, after, isTeachingDay };
}
