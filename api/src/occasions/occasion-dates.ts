import rrule from 'rrule';
import { addDays, type IsoDate, isIsoDate, OCCASION_LIMITS } from '@app/shared';
import { invalid, told } from '../core/problems/index.js';
import { everMatches } from './ever-matches.js';

/** What repeats, from its first date on. */
interface Repeating {
  date: IsoDate;
  rrule: string | null;
  /** Leaves a date out, and does not count it. */
  isSkipped: (date: IsoDate) => boolean;
}

/** What is read of a rule; times of the day are the occasion's own. */
const PARTS = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'WKST'];
const OFTEN = ['DAILY', 'WEEKLY', 'MONTHLY'];
const MAX_INTERVAL = 400;

/**
 * Lists the dates of an occasion in their order: its own, or those of its rule (RFC 5545) from its own on. It is bound before anything is
 * worked out: a rule ends within 400 days and 200 dates.
 * @throws INVALID naming `rrule`, or `date` where there is none
 */
export function occasionDates({ date, rrule: text, isSkipped }: Repeating): IsoDate[] {
  const dates = text === null ? [date] : datesOfRule(date, text);
  const count = text === null ? null : partsOf(text).get('COUNT');
  const held = dates.filter((one) => !isSkipped(one)).slice(0, count === undefined || count === null ? undefined : Number(count));
  if (held.length === 0)
    throw invalid(text === null ? 'date' : 'rrule', 'That leaves no date at all. Nothing was changed; choose another date.');
  if (count && held.length < Number(count))
    throw refusedRule(told`It does not end within ${{ days: OCCASION_LIMITS.days }} days of its first date.`);
  if (held.length > OCCASION_LIMITS.dates) throw refusedRule(told`It has more than ${{ dates: OCCASION_LIMITS.dates }} dates.`);
  return held;
}

function datesOfRule(date: IsoDate, text: string): IsoDate[] {
  const parts = partsOf(text);
  const last = addDays(date, OCCASION_LIMITS.days);
  const until = untilOf(parts);
  if (until !== null && until > last)
    throw refusedRule(told`It does not end within ${{ days: OCCASION_LIMITS.days }} days of its first date.`);
  if (!everMatches(parts, date, until ?? last)) throw refusedRule('It has no date at all.');
  // COUNT counts what is held, and is taken afterwards
  const kept = [...parts].filter(([name]) => name !== 'COUNT' && name !== 'UNTIL').map(([name, value]) => `${name}=${value}`);
  try {
    const options = rrule.RRule.parseString(kept.join(';'));
    const rule = new rrule.RRule({ ...options, dtstart: utc(date), until: utc(until ?? last) });
    return rule.all().map((one) => one.toISOString().slice(0, 10));
  } catch {
    throw refusedRule('That is no rule that can be read.');
  }
}

/** Reads the parts of a rule. @throws INVALID naming `rrule` for what is no rule of ours, and one that never ends */
function partsOf(text: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const part of text
    .trim()
    .replace(/^RRULE:/i, '')
    .toUpperCase()
    .split(';')
    .filter(Boolean)) {
    const [name = '', value = '', ...more] = part.split('=');
    if (!PARTS.includes(name) || value === '' || more.length > 0 || parts.has(name)) throw refusedRule(told`'${{ part }}' cannot be read.`);
    parts.set(name, value);
  }
  if (!OFTEN.includes(parts.get('FREQ') ?? '')) throw refusedRule('It repeats daily, weekly or monthly (FREQ).');
  refuseUnlessNumber(parts, 'INTERVAL', MAX_INTERVAL);
  refuseUnlessNumber(parts, 'COUNT', OCCASION_LIMITS.dates);
  if (parts.has('COUNT') === parts.has('UNTIL')) throw refusedRule('Say when it ends: after so many times (COUNT), or by a date (UNTIL).');
  return parts;
}

function refuseUnlessNumber(parts: ReadonlyMap<string, string>, name: string, most: number): void {
  const value = parts.get(name);
  if (value === undefined) return;
  const number = /^\d{1,6}$/.test(value) ? Number(value) : 0;
  if (number < 1 || number > most) throw refusedRule(told`${{ name }} is a number from 1 to ${{ most }}.`);
}

/** The last date of a rule, by its own date: 20261218 or 20261218T235959Z. */
function untilOf(parts: ReadonlyMap<string, string>): IsoDate | null {
  const value = parts.get('UNTIL');
  if (value === undefined) return null;
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})(?:T\d{6}Z?)?$/.exec(value) ?? [];
  const date = `${year}-${month}-${day}`;
  if (!isIsoDate(date)) throw refusedRule(told`'${{ until: value }}' is no date.`);
  return date;
}

/** A date as the library takes it: midnight of UTC. */
function utc(date: IsoDate) {
  const { year, month, day } = Temporal.PlainDate.from(date);
  return rrule.datetime(year, month, day);
}

function refusedRule(why: ReturnType<typeof told> | string) {
  const { text, params } = typeof why === 'string' ? { text: why, params: {} } : why;
  return invalid('rrule', { text: `${text} Nothing was changed.`, params }, 'INVALID', 'rule');
}
