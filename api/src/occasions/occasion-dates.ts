import { addDays, type IsoDate, OCCASION_LIMITS } from '@app/shared';
import { type DateRule, datesOfRule, readDateRule, type RuleFault } from '../calendar/index.js';
import { invalid, told } from '../core/problems/index.js';

/** What repeats, from its first date on. */
interface Repeating {
  date: IsoDate;
  rrule: string | null;
  /** Leaves a date out, and does not count it. */
  isSkipped: (date: IsoDate) => boolean;
}

const FAULTS: Record<RuleFault, string> = {
  unreadable: 'That is no rule that can be read.',
  frequency: 'It repeats daily, weekly or monthly (FREQ).',
  part: 'A part of it cannot be read.',
};

/**
 * Lists the dates of an occasion in their order: its own, or those of its rule (RFC 5545) from its own on. A rule ends within 400 days
 * and 200 dates.
 * @throws INVALID naming `rrule`, or `date` where there is none
 */
export function occasionDates({ date, rrule: text, isSkipped }: Repeating): IsoDate[] {
  const rule = text === null ? null : ruleOf(text);
  const last = addDays(date, OCCASION_LIMITS.days);
  if (rule?.until && rule.until > last) throw tooLong();
  // only what is held is counted: the count is taken afterwards
  const dates = rule === null ? [date] : datesOfRule({ ...rule, count: null }, date, last);
  if (dates.length === 0) throw refusedRule('It has no date at all.');
  const held = dates.filter((one) => !isSkipped(one)).slice(0, rule?.count ?? undefined);
  if (held.length === 0)
    throw invalid(text === null ? 'date' : 'rrule', 'That leaves no date at all. Nothing was changed; choose another date.');
  if (rule?.count && held.length < rule.count) throw tooLong();
  if (held.length > OCCASION_LIMITS.dates) throw refusedRule(told`It has more than ${{ dates: OCCASION_LIMITS.dates }} dates.`);
  return held;
}

/** Reads a rule that ends. @throws INVALID naming `rrule` */
function ruleOf(text: string): DateRule {
  const rule = readDateRule(text);
  if ('fault' in rule) throw refusedRule(FAULTS[rule.fault]);
  if (rule.count === null && rule.until === null) throw refusedRule('Say when it ends: after so many times (COUNT), or by a date (UNTIL).');
  return rule;
}

function tooLong() {
  return refusedRule(told`It does not end within ${{ days: OCCASION_LIMITS.days }} days of its first date.`);
}

function refusedRule(why: ReturnType<typeof told> | string) {
  const { text, params } = typeof why === 'string' ? { text: why, params: {} } : why;
  return invalid('rrule', { text: `${text} Nothing was changed.`, params }, 'INVALID', 'rule');
}
