import { TIMETABLE_LIMITS } from './limits.js';
import { keepAnswers, plainWords, withoutAccents } from './plain-words.js';
import { inTheAfternoon, readTime, readTimes, type Times } from './read-time.js';
import { readWeekday } from './read-day.js';

/** What reading needs of a period: its name, its wall times, and the weekdays that have it (Monday to Friday unless named). */
export interface PeriodWords extends Times {
  name: string;
  weekdays?: readonly number[] | null;
}

const CALLED = 'period|lesson|session|hour|per|pd|les|p|l|stunde|std|stde|heure|hora|ora|uur|gwers|cyfnod|lekcja|tunti|slot|block';
const NUMBERED = new RegExp(`^(?:${CALLED})?[\\s._#:-]*0*(\\d{1,2}[a-z]?)$`);
const NUMBER_FIRST = new RegExp(`^0*(\\d{1,2})(?:st|nd|rd|th|[.ºª°]|e|re|ere)?[\\s.]+(?:${CALLED})$`);
const IN_BRACKETS = /(?:(?<!\s)\s+)?[([][^()[\]\d]*\d[^()[\]]*[)\]]\s*$/;

/** What is left of a period's name when 'Period', 'Lesson', 'P', leading zeros and times in brackets are taken away: 'Period 03' -> '3'. */
export const periodKey = /* @__PURE__ */ keepAnswers((name) => {
  const plain = plainWords(name);
  const bare = readTimes(plain) ? plain.replace(IN_BRACKETS, '') : plain;
  const folded = withoutAccents(bare);
  return (NUMBERED.exec(folded) ?? NUMBER_FIRST.exec(folded))?.[1] ?? bare;
});

type NamedPeriod = { name: string } & Partial<Times>;

const timesOf = /* @__PURE__ */ keepAnswers((name): Times | null => readTimes(name) ?? null);

/**
 * Finds the period that people mean by words: the one of exactly that name; else of that name in other capitals; else of the same
 * number ('1', 'P1', 'p 01', 'Period 1'); else the one with the times that the words hold. Undefined when there is none, or when
 * periods of several names fit.
 */
export function matchPeriod<P extends NamedPeriod>(periods: readonly P[], words: string): P | undefined {
  const exact = periods.find((period) => period.name === words);
  if (exact) return exact;
  const [plain, key] = [plainWords(words), periodKey(words)];
  return (
    theOne(periods.filter((period) => plainWords(period.name) === plain)) ??
    theOne(periods.filter((period) => periodKey(period.name) === key)) ??
    theOne(ofTimes(periods, words))
  );
}

function ofTimes<P extends NamedPeriod>(periods: readonly P[], words: string): P[] {
  const times = timesOf(words);
  if (times) return periods.filter(({ start, end }) => start === times.start && end === times.end);
  const start = /\d[:.h]\d\d/i.test(words) ? readTime(words) : undefined;
  return start === undefined ? [] : periods.filter((period) => period.start === start);
}

/** The first of periods that share one name; undefined when there are none or several names. */
function theOne<P extends NamedPeriod>(fitting: readonly P[]): P | undefined {
  return fitting.every(({ name }) => name === fitting[0]?.name) ? fitting[0] : undefined;
}

const MONDAY_TO_FRIDAY: readonly number[] = [1, 2, 3, 4, 5];

/**
 * Finds the periods that lie between two wall times on a weekday (0 = any): the one with just these times, or that the lesson lies
 * in from its start on, or the first to the last of several in a row. Times before noon that fit nowhere are tried in the afternoon. In
 * order of start; empty when none fits. Without an end, the period that starts then.
 */
export function periodsBetween<P extends PeriodWords>(periods: readonly P[], start: string, end: string | undefined, weekday: number): P[] {
  const named = periods.filter(({ weekdays }) => weekdays?.includes(weekday));
  const day = periods.filter((period) => {
    if (weekday === 0 || period.weekdays?.includes(weekday)) return true;
    return !period.weekdays?.length && MONDAY_TO_FRIDAY.includes(weekday) && !named.some(({ name }) => name === period.name);
  });
  const found = between(day, start, end);
  if (found.length > 0) return found;
  const [later, laterEnd] = [inTheAfternoon(start), end === undefined || end < start ? end : inTheAfternoon(end)];
  return later === undefined ? [] : between(day, later, laterEnd ?? end);
}

function between<P extends PeriodWords>(periods: readonly P[], start: string, end: string | undefined): P[] {
  const byStart = periods.filter((period) => period.start === start);
  if (end === undefined) return sameName(byStart);
  const exact = byStart.filter((period) => period.end === end);
  if (exact.length > 0) return sameName(exact);
  const inside = periods.filter((period) => start <= period.start && period.end <= end).sort((a, b) => (a.start < b.start ? -1 : 1));
  if (inside.length > 1 && inside[0]?.start === start && inside.at(-1)?.end === end) return inside;
  return sameName(byStart.filter((period) => end < period.end));
}

const sameName = <P extends PeriodWords>(fitting: readonly P[]): P[] => {
  const one = theOne(fitting);
  return one ? [one] : [];
};

/** A longer text names no session; the patterns below are not for such. */
const LONGEST_SESSION = TIMETABLE_LIMITS.period;
/** Looked for behind the first letter, which is the day's. */
const PERIOD_OF_SESSION = /(?:(?<![\s:._/-])[\s:._/-]+)?((?:(?:period|lesson|per|pd|p|l)[\s:._-]*)?\d{1,2})$/i;
const NUMBERED_SESSION = /^((?:day\s*)?\d{1,2})\s*[:/._-]\s*((?:(?:period|lesson|per|pd|p|l)\s*)?\d{1,2})$/i;

/** Splits a session such as 'MonA:1', 'A Mon P3', 'Tue5' or '6:2' into its day and its period; undefined when it is none. */
export function splitSession(written: string): { day: string; period: string } | undefined {
  if (written.length > LONGEST_SESSION) return undefined;
  const text = written.trim();
  const [, number, numbered] = NUMBERED_SESSION.exec(text) ?? [];
  if (number !== undefined && numbered !== undefined) return { day: number, period: numbered };
  const found = PERIOD_OF_SESSION.exec(text.slice(1));
  const day = text.slice(0, 1 + (found?.index ?? 0));
  return found?.[1] !== undefined && readWeekday(day) ? { day: day.trim(), period: found[1] } : undefined;
}
