import { addDays, type IsoDate, weekdayOf } from '@app/shared';
import rrule, { type Options, type Weekday } from 'rrule';

const { RRule, datetime } = rrule;

/** Why a rule is not taken: it cannot be read, repeats within a day (or by the year), or says something that no dates follow from. */
export type RuleFault = 'unreadable' | 'frequency' | 'part';

const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY'] as const;
type Frequency = (typeof FREQUENCIES)[number];
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
/** Longer than any rule that people mean. */
const MAX_LENGTH = 400;
const MAX_INTERVAL = 400;

/** A rule of RFC 5545 over dates, as it was read. */
export interface DateRule {
  frequency: Frequency;
  interval: number;
  count: number | null;
  until: IsoDate | null;
  days: readonly { weekday: number; nth: number | null }[];
  monthDays: readonly number[];
  months: readonly number[];
  positions: readonly number[];
  weekStart: number;
}

const whole = (text: string, from: number, to: number): number | null => {
  const value = /^[+-]?\d{1,4}$/.test(text) ? Number(text) : NaN;
  return value >= from && value <= to ? value : null;
};

function numbers(text: string, from: number, to: number): number[] | null {
  const read = text.split(',').map((one) => whole(one, from, to));
  return read.every((one) => one !== null && one !== 0) ? (read as number[]) : null;
}

function daysOf(text: string): DateRule['days'] | null {
  const read = text.split(',').map((one) => {
    const [, nth = '', day = ''] = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(one) ?? [];
    const at = WEEKDAYS.findIndex((known) => known === day);
    const place = nth === '' ? null : whole(nth, -5, 5);
    return at < 0 || (nth !== '' && !place) ? null : { weekday: at + 1, nth: place };
  });
  return read.every((one) => one !== null) ? read : null;
}

function untilOf(text: string): IsoDate | null {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})(?:T\d{6}Z?)?$/.exec(text) ?? [];
  if (!year || !month || !day) return null;
  try {
    return Temporal.PlainDate.from(`${year}-${month}-${day}`).toString();
  } catch {
    return null;
  }
}

/** What each part of a rule becomes; null where it cannot be. */
const PARTS: Record<string, (text: string) => Partial<DateRule> | null> = {
  FREQ: (text) => (FREQUENCIES.some((one) => one === text) ? { frequency: text as Frequency } : null),
  INTERVAL: (text) => of('interval', whole(text, 1, MAX_INTERVAL)),
  COUNT: (text) => of('count', whole(text, 1, 1000)),
  UNTIL: (text) => of('until', untilOf(text)),
  BYDAY: (text) => of('days', daysOf(text)),
  BYMONTHDAY: (text) => of('monthDays', numbers(text, -31, 31)),
  BYMONTH: (text) => of('months', numbers(text, 1, 12)),
  BYSETPOS: (text) => of('positions', numbers(text, -31, 31)),
  WKST: (text) => of('weekStart', WEEKDAYS.findIndex((day) => day === text) + 1 || null),
};

function of<Name extends keyof DateRule>(name: Name, value: DateRule[Name] | null): Partial<DateRule> | null {
  return value === null ? null : { [name]: value };
}

/** Reads a rule of RFC 5545 that repeats by the day, week or month; 'RRULE:' may stand before it. What it cannot take it names. */
export function readDateRule(text: string): DateRule | { fault: RuleFault } {
  const parts = text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')
    .filter(Boolean);
  if (text.length > MAX_LENGTH || parts.length === 0) return { fault: 'unreadable' };
  const read: Partial<DateRule> = {};
  const seen = new Set<string>();
  for (const part of parts) {
    const [name = '', value = '', more] = part.split('=');
    if (more !== undefined || value === '' || seen.has(name)) return { fault: 'unreadable' };
    seen.add(name);
    const said = PARTS[name]?.(value);
    if (!said) return { fault: name === 'FREQ' ? 'frequency' : 'part' };
    Object.assign(read, said);
  }
  if (!read.frequency) return { fault: 'frequency' };
  const rule = {
    interval: 1,
    count: null,
    until: null,
    days: [],
    monthDays: [],
    months: [],
    positions: [],
    weekStart: 1,
    ...read,
  } as DateRule;
  return hasMeaning(rule, seen) ? rule : { fault: 'part' };
}

function hasMeaning({ frequency, days }: DateRule, said: ReadonlySet<string>): boolean {
  if (said.has('COUNT') && said.has('UNTIL')) return false;
  if (frequency === 'MONTHLY') return !said.has('BYSETPOS') || said.has('BYDAY') || said.has('BYMONTHDAY');
  return !said.has('BYSETPOS') && days.every(({ nth }) => nth === null) && !(frequency === 'WEEKLY' && said.has('BYMONTHDAY'));
}

/**
 * Lists the dates of a rule that begins on a day, up to another, in order. The package steps through the time between and nothing else: what
 * only leaves dates out is done here, since a rule that no date fits would have it look through eight thousand years.
 */
export function datesOfRule(rule: DateRule, start: IsoDate, to: IsoDate): IsoDate[] {
  const last = rule.until !== null && rule.until < to ? rule.until : to;
  if (last < start) return [];
  const monthly = rule.frequency === 'MONTHLY';
  const from = monthly ? `${start.slice(0, 8)}01` : start;
  const through = monthly ? addDays(last, 31) : last;
  const stepped = new RRule(steps(rule, start, { from, through }), true).all().map((date) => date.toISOString().slice(0, 10));
  const fitting = stepped.filter((date) => fits(rule, date));
  const placed = rule.positions.length > 0 ? positioned(fitting, rule.positions) : fitting;
  const dates = placed.filter((date) => date >= start && date <= last);
  return rule.count === null ? dates : dates.slice(0, rule.count);
}

const dateOf = (date: IsoDate) => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return datetime(year, month, day);
};

/** What the package steps by: always something that dates follow from. */
function steps(rule: DateRule, start: IsoDate, { from, through }: { from: IsoDate; through: IsoDate }): Partial<Options> {
  const byDay = rule.days.map(({ weekday, nth }) => dayOf(weekday, nth));
  const monthly =
    byDay.length > 0 ? { byweekday: byDay } : { bymonthday: rule.monthDays.length > 0 ? [...rule.monthDays] : [Number(start.slice(8))] };
  const weekly = byDay.length > 0 ? { byweekday: byDay } : { byweekday: [dayOf(weekdayOf(start), null)] };
  const by = { DAILY: {}, WEEKLY: weekly, MONTHLY: monthly }[rule.frequency];
  const freq = RRule[rule.frequency];
  return { freq, interval: rule.interval, dtstart: dateOf(from), until: dateOf(through), wkst: dayOf(rule.weekStart, null), ...by };
}

function dayOf(weekday: number, nth: number | null): Weekday {
  const day = RRule[WEEKDAYS[weekday - 1] ?? 'MO'];
  return nth === null ? day : day.nth(nth);
}

/** Of each month the dates at these places, from its beginning or its end. */
function positioned(dates: readonly IsoDate[], positions: readonly number[]): IsoDate[] {
  return [...Map.groupBy(dates, (date) => date.slice(0, 7)).values()].flatMap((month) =>
    month.filter((_, at) => positions.includes(at + 1) || positions.includes(at - month.length)),
  );
}

/** Whether what a rule leaves out leaves this date. */
function fits({ frequency, days, monthDays, months }: DateRule, date: IsoDate): boolean {
  const { month, day, daysInMonth } = Temporal.PlainDate.from(date);
  if (months.length > 0 && !months.includes(month)) return false;
  if (monthDays.length > 0 && !monthDays.includes(day) && !monthDays.includes(day - daysInMonth - 1)) return false;
  return frequency !== 'DAILY' || days.length === 0 || days.some(({ weekday }) => weekday === weekdayOf(date));
}
