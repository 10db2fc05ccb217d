import { readTypedDate } from '../reading/read-typed-date.js';
import { addDays, weekdayOf, weekStart, type IsoDate } from '../time/iso-date.js';
import type { Token } from './tokens.js';

/** On which days somebody wants something: any of `dates`. More than one where the words fit several weeks. */
export interface DaySaid {
  from: number;
  to: number;
  dates: IsoDate[];
  /** A weekday without a date: in the week that is said beside it, where one is. */
  weekday?: number;
}

const WEEKDAYS: ReadonlyMap<string, number> = /* @__PURE__ */ new Map(
  [
    'monday mondays mon',
    'tuesday tuesdays tues tue',
    'wednesday wednesdays weds wed',
    'thursday thursdays thurs thur thu',
    'friday fridays fri',
  ].flatMap((words, index) => words.split(' ').map((word): [string, number] => [word, index + 1])),
);
const LONG_DAYS = new Set(['saturday', 'sunday']);
const MONTHS = new Set(
  (
    'january february march april june july august september october november december ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec may'
  ).split(' '),
);
const TOMORROW = new Set(['tomorrow', 'tomoz', 'tmrw', 'tomorow', 'tommorow', 'tommorrow', '2moro', 'tmw', 'tomorrows', "tomorrow's"]);
const WEEK_BEGINS = new Set(['next', 'this', 'w', 'wk', 'week']);
const NEARBY_BEGINS = new Set(['day', 'the', 'today', 'todays', "today's"]);
const ORDINAL = new Set(['st', 'nd', 'rd', 'th']);

/** 1 = Monday of a weekday as it is written in a message; 0 for another word. */
function weekdayWord(word: string): number {
  if (word === 'saturday') return 6;
  return LONG_DAYS.has(word) ? 7 : (WEEKDAYS.get(word) ?? 0);
}

function isDay(token: Token | undefined): boolean {
  return token?.kind === 'number' && Number.isInteger(token.value) && token.value >= 1 && token.value <= 31;
}

/** '3/11', '3/11/26', '3.11.26' written in one. */
function inFigures(tokens: readonly Token[], at: number, today: IsoDate): DaySaid | null {
  const [day, slash, month] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!day || !month || !isDay(day) || slash?.word !== '/' || !slash.isGlued || !isDay(month) || !month.isGlued || month.value > 12)
    return null;
  const year = yearAt(tokens, at + 3);
  const read = readTypedDate(`${day.word}/${month.word}${year ? `/${year.word}` : ''}`, today);
  return 'date' in read ? { from: at, to: at + (year ? 5 : 3), dates: [read.date] } : null;
}

function yearAt(tokens: readonly Token[], at: number): Token | undefined {
  const [slash, year] = [tokens[at], tokens[at + 1]];
  return slash?.word === '/' && slash.isGlued && year?.kind === 'number' && year.isGlued ? year : undefined;
}

/** '3 Nov', '3rd of November', 'Nov 3rd'; 'may' is a month only where a day stands beside it with no more words. */
function inWords(tokens: readonly Token[], at: number, today: IsoDate): DaySaid | null {
  if (isDay(tokens[at])) {
    let next = at + 1;
    if (ORDINAL.has(tokens[next]?.word ?? '') && tokens[next]?.isGlued) next++;
    if (tokens[next]?.word === 'of') next++;
    const month = tokens[next]?.word ?? '';
    return MONTHS.has(month) ? dated(tokens[at], month, [at, next + 1], today) : null;
  }
  const month = tokens[at]?.word ?? '';
  if (!MONTHS.has(month) || month === 'may' || !isDay(tokens[at + 1])) return null;
  const hasOrdinal = ORDINAL.has(tokens[at + 2]?.word ?? '') && tokens[at + 2]?.isGlued;
  return dated(tokens[at + 1], month, [at, at + (hasOrdinal ? 3 : 2)], today);
}

function dated(day: Token | undefined, month: string, [from, to]: [number, number], today: IsoDate): DaySaid | null {
  const read = readTypedDate(`${day?.word ?? ''} ${month}`, today);
  return 'date' in read ? { from, to, dates: [read.date] } : null;
}

/** '23rd' beside a weekday: the next day of that number that falls on it. */
function ofMonth(tokens: readonly Token[], at: number, weekday: number, today: IsoDate): DaySaid | null {
  const day = tokens[at];
  if (!day || !isDay(day) || !ORDINAL.has(tokens[at + 1]?.word ?? '') || !tokens[at + 1]?.isGlued) return null;
  for (let ahead = 0; ahead < 100; ahead++) {
    const date = addDays(today, ahead);
    if (Number(date.slice(8)) === day.value && (weekday === 0 || weekdayOf(date) === weekday))
      return { from: at, to: at + 2, dates: [date] };
  }
  return null;
}

function byWeekday(tokens: readonly Token[], at: number, today: IsoDate): DaySaid | null {
  const start = at;
  const before = tokens[at]?.word ?? '';
  const isPrefixed = before === 'next' || before === 'this' || before === 'coming';
  const place = isPrefixed ? at + 1 : at;
  const weekday = weekdayWord(tokens[place]?.word ?? '');
  if (weekday === 0) return null;
  const next = tokens[place + 1]?.word === ',' ? place + 2 : place + 1;
  const hasThe = tokens[next]?.word === 'the' ? next + 1 : next;
  const date = inFigures(tokens, hasThe, today) ?? inWords(tokens, hasThe, today) ?? ofMonth(tokens, hasThe, weekday, today);
  if (date) return { ...date, from: start, dates: date.dates.filter((day) => weekdayOf(day) === weekday) };
  const soonest = addDays(today, (weekday - weekdayOf(today) + 7) % 7);
  if (tokens[place + 1]?.word === 'week') return { from: start, to: place + 2, dates: [addDays(soonest, 7)] };
  // to some the coming one, to others the one of next week
  const dates = before === 'next' ? [soonest, addDays(soonest, 7)] : [soonest];
  return { from: start, to: place + 1, dates, weekday };
}

function nearby(tokens: readonly Token[], at: number, today: IsoDate): DaySaid | null {
  const first = tokens[at]?.word ?? '';
  if (!NEARBY_BEGINS.has(first) && !TOMORROW.has(first)) return null;
  const [second = '', third = '', fourth = ''] = [1, 2, 3].map((step) => tokens[at + step]?.word ?? '');
  if (first === 'today' || first === 'todays' || first === "today's") return { from: at, to: at + 1, dates: [today] };
  if (TOMORROW.has(first)) return { from: at, to: at + 1, dates: [addDays(today, 1)] };
  if (first === 'day' && second === 'after' && TOMORROW.has(third)) return { from: at, to: at + 3, dates: [addDays(today, 2)] };
  if (first === 'the' && second === 'day' && third === 'after' && TOMORROW.has(fourth))
    return { from: at, to: at + 4, dates: [addDays(today, 2)] };
  return null;
}

/** Reads a day at a token: a date in figures or words, a weekday, today, tomorrow. Null where none begins. */
export function dayAt(tokens: readonly Token[], at: number, today: IsoDate): DaySaid | null {
  return inFigures(tokens, at, today) ?? inWords(tokens, at, today) ?? nearby(tokens, at, today) ?? byWeekday(tokens, at, today);
}

const daysOfWeek = (monday: IsoDate): IsoDate[] => [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(monday, days));

/** Reads a week at a token: 'next week', 'this week', 'w/c 23 Nov', 'week of 23rd'. Null where none begins. */
export function weekAt(tokens: readonly Token[], at: number, today: IsoDate): DaySaid | null {
  const first = tokens[at]?.word ?? '';
  if (!WEEK_BEGINS.has(first)) return null;
  const [second, third] = [tokens[at + 1]?.word ?? '', tokens[at + 2]?.word ?? ''];
  if (second === 'week' && (first === 'next' || first === 'this'))
    return { from: at, to: at + 2, dates: daysOfWeek(addDays(weekStart(today, 1), first === 'next' ? 7 : 0)) };
  const isWeekOf =
    (first === 'w' && second === '/' && third === 'c') ||
    ((first === 'wk' || first === 'week') && ['of', 'commencing', 'beginning', 'starting'].includes(second));
  if (!isWeekOf) return null;
  const place = at + (first === 'w' ? 3 : 2);
  const date = dayAt(tokens, place, today) ?? ofMonth(tokens, place, 0, today);
  return date?.dates[0] ? { from: at, to: date.to, dates: daysOfWeek(weekStart(date.dates[0], 1)) } : null;
}
