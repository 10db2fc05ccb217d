import type { CalendarShape, PeriodShape } from '../../src/calendar/calendar.shape.js';
import type { EntryRule } from '../../src/calendar/lessons.js';
import type { PolicyRule } from '../../src/calendar/policy.js';
import type { IsoDate } from '../../src/time/iso-date.js';

/*
 * The calendar's rules again, as slowly and plainly as they can be said: one calendar day at a time, asking each day afresh whether it
 * is in a term and in no closure. Shares no code with the rules that it checks.
 */

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const weekday = (date: IsoDate) => Temporal.PlainDate.from(date).dayOfWeek;
export const shift = (date: IsoDate, days: number): IsoDate => Temporal.PlainDate.from(date).add({ days }).toString();

/** The weekday on which the week begins: as the school says; else the three candidates are tried by the free days just before them. */
export function firstWeekday(body: CalendarShape): number {
  if (body.firstWeekday !== undefined) return body.firstWeekday;
  const taught = (day: number) =>
    body.periods.some(({ weekdays }) => (weekdays && weekdays.length > 0 ? weekdays.includes(day) : day <= 5));
  const days = [1, 2, 3, 4, 5, 6, 7].filter(taught);
  const free = (day: number) => {
    let count = 0;
    while (count < 7 && !taught(((day - 2 - count + 14) % 7) + 1)) count += 1;
    return count;
  };
  const most = Math.max(...days.map(free));
  return [1, 7, 6].find((day) => days.includes(day) && free(day) === most) ?? 1;
}

/** Walks back from the date to the day on which its week begins. */
function weekOf(body: CalendarShape, date: IsoDate): IsoDate {
  let at = date;
  while (weekday(at) !== firstWeekday(body)) at = shift(at, -1);
  return at;
}

export function wallMs(date: IsoDate, time: string, zone: string): number {
  const zoned = Temporal.PlainDateTime.from(`${date}T${time}:00`).toZonedDateTime(zone, { disambiguation: 'compatible' });
  return Number(zoned.epochNanoseconds / 1_000_000n);
}

export function firstDate(body: CalendarShape): IsoDate {
  return body.terms.map((term) => term.from).sort()[0] ?? '';
}

export function lastDate(body: CalendarShape): IsoDate {
  return (
    body.terms
      .map((term) => term.to)
      .sort()
      .at(-1) ?? ''
  );
}

export function periodsOn(body: CalendarShape, date: IsoDate): PeriodShape[] {
  const held = body.periods.filter((period) =>
    period.weekdays && period.weekdays.length > 0
      ? period.weekdays.includes(weekday(date))
      : weekday(date) <= 5 &&
        !body.periods.some(
          (other) => other.name === period.name && other.schedule === period.schedule && other.weekdays?.includes(weekday(date)),
        ),
  );
  return held.sort((a, b) => (`${a.start}${a.end}` < `${b.start}${b.end}` ? -1 : 1));
}

export function isTeachingDay(body: CalendarShape, date: IsoDate): boolean {
  const inTerm = body.terms.some((term) => term.from <= date && date <= term.to);
  const closed = body.closures.some((closure) => closure.from <= date && date <= closure.to);
  return inTerm && !closed && periodsOn(body, date).length > 0;
}

export function teachingDates(body: CalendarShape): IsoDate[] {
  const found: IsoDate[] = [];
  for (let date = firstDate(body); date <= lastDate(body); date = shift(date, 1)) if (isTeachingDay(body, date)) found.push(date);
  return found;
}

/** Walks one calendar day at a time in `step` (1 or -1) until `count` teaching days are met. */
export function walk(body: CalendarShape, date: IsoDate, count: number, step: 1 | -1): IsoDate | undefined {
  let met = 0;
  for (let at = shift(date, step); step < 0 ? at >= firstDate(body) : at <= lastDate(body); at = shift(at, step)) {
    if (isTeachingDay(body, at)) met += 1;
    if (met === count) return at;
  }
  return undefined;
}

const isTeachingWeek = (body: CalendarShape, start: IsoDate) => [0, 1, 2, 3, 4, 5, 6].some((day) => isTeachingDay(body, shift(start, day)));

/** The label of the week or (rotating) of the day, by walking from the first day of the calendar. */
export function labelOn(body: CalendarShape, date: IsoDate): string | null {
  const { kind, labels, overrides = [] } = body.cycle;
  if (labels.length === 0) return null;
  const rotating = kind === 'rotating';
  let place = -1;
  let pendingPlace: number | null = null;
  const start = rotating ? firstDate(body) : weekOf(body, firstDate(body));
  const early = overrides.filter(({ week }) => (rotating ? week : weekOf(body, week)) < start).sort((a, b) => (a.week < b.week ? -1 : 1));
  const latest = early.at(-1);
  if (latest) pendingPlace = labels.indexOf(latest.label);
  for (let at = start; at <= date; at = shift(at, rotating ? 1 : 7)) {
    const here = overrides.filter(({ week }) => (rotating ? week : weekOf(body, week)) === at).at(-1);
    if (here) pendingPlace = labels.indexOf(here.label);
    if (!(rotating ? isTeachingDay(body, at) : isTeachingWeek(body, at))) continue;
    place = pendingPlace ?? (place + 1) % labels.length;
    pendingPlace = null;
  }
  return labels[place] ?? null;
}

export function cycleDayOn(body: CalendarShape, date: IsoDate): string {
  const label = labelOn(body, date);
  if (body.cycle.kind === 'rotating') return label ?? '';
  const name = WEEKDAYS[weekday(date) - 1] ?? '';
  return label ? `${label} ${name}` : name;
}

/** The deadline in epoch milliseconds: every rule that applies, then the earliest of them and of the lesson's start. */
export function deadlineMs(
  body: CalendarShape,
  zone: string,
  policy: PolicyRule,
  date: IsoDate,
  period: PeriodShape,
  lead: number,
): number {
  const first = teachingDates(body)[0] ?? '';
  const floor = wallMs(first, periodsOn(body, first)[0]?.start ?? '', zone);
  const applying = [wallMs(date, period.start, zone)];
  if (policy.kind === 'weekly') {
    const day = weeklyDay(body, date, policy.weekday ?? 4, policy.weeksBefore ?? 1);
    applying.push(day === undefined ? floor : wallMs(day, policy.time ?? '12:00', zone));
  } else {
    const day = policy.schoolDays === 0 ? date : walk(body, date, policy.schoolDays ?? 3, -1);
    applying.push(day === undefined ? floor : wallMs(day, policy.time ?? period.start, zone));
  }
  if (lead > 0) {
    const day = walk(body, date, lead, -1);
    const ends =
      day === undefined
        ? [floor]
        : periodsOn(body, day).map(({ start, end }) => Math.max(wallMs(day, start, zone), wallMs(day, end, zone)));
    applying.push(ends.sort((a, b) => b - a)[0] ?? NaN);
  }
  return Math.min(...applying);
}

function weeklyDay(body: CalendarShape, date: IsoDate, wanted: number, weeksBefore: number): IsoDate | undefined {
  let week = weekOf(body, date);
  for (let back = 0; back < weeksBefore; back += 1) {
    do week = shift(week, -7);
    while (week >= weekOf(body, firstDate(body)) && !isTeachingWeek(body, week));
    if (week < weekOf(body, firstDate(body))) return undefined;
  }
  let from = week;
  while (weekday(from) !== wanted) from = shift(from, 1);
  for (let at = from; at >= firstDate(body); at = shift(at, -1)) if (isTeachingDay(body, at)) return at;
  return undefined;
}

/** The ids of the entries' lessons from `from` to `to`, each date and each entry looked at in turn. */
export function lessonIds(body: CalendarShape, zone: string, entries: readonly EntryRule[], from: IsoDate, to: IsoDate): string[] {
  const found: { id: string; at: number; entry: string }[] = [];
  for (let date = from; date <= to; date = shift(date, 1)) {
    if (!isTeachingDay(body, date)) continue;
    const days = [cycleDayOn(body, date)];
    if (body.cycle.kind === 'weeks') days.push(WEEKDAYS[weekday(date) - 1] ?? '');
    for (const entry of entries) {
      const valid = (entry.validFrom ?? date) <= date && date <= (entry.validTo ?? date);
      const period = periodsOn(body, date).find(({ name }) => name === entry.period);
      if (!valid || !period || !days.some((day) => day.toLowerCase() === entry.cycleDay.toLowerCase())) continue;
      found.push({ id: `${entry.id}_${date}`, at: wallMs(date, period.start, zone), entry: entry.id });
    }
  }
  return found.sort((a, b) => a.at - b.at || (a.entry < b.entry ? -1 : 1)).map(({ id }) => id);
}
