import { readTime } from '../reading/read-time.js';
import { periodKey } from '../reading/read-period.js';
import type { ReadingSchool } from './known.types.js';
import { numberWord } from './number-words.js';
import type { Token } from './tokens.js';

/** At which time of its day a lesson is: its period's key, its place among the day's, its start, a double. */
export interface PeriodSaid {
  from: number;
  to: number;
  key?: string;
  /** 0 the first, -1 the last lesson of the day. */
  place?: number;
  start?: string;
  isDouble?: boolean;
  isNext?: boolean;
}

const CALLED = new Set(['p', 'pd', 'per', 'period', 'periods', 'lesson', 'lessons', 'session', 'l', 'slot']);
const LESSON = new Set(['lesson', 'period', 'session', 'thing', 'slot']);
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];
const ENDINGS = new Set(['st', 'nd', 'rd', 'th']);
/** The most periods that a day has. */
const MOST = 15;

const isPeriodNumber = (token: Token | undefined): token is Token =>
  token?.kind === 'number' && Number.isInteger(token.value) && token.value <= MOST;

/** 'P3', 'period 3', 'P3/4', 'periods 3 and 4', 'lesson three'. */
function numbered(tokens: readonly Token[], at: number): PeriodSaid | null {
  const called = tokens[at]?.word ?? '';
  if (!CALLED.has(called)) return null;
  const number = tokens[at + 1];
  const inWords = numberWord(number?.word ?? '');
  if (inWords !== null && called.length > 2) return { from: at, to: at + 2, key: String(inWords) };
  if (!isPeriodNumber(number) || (called === 'l' && !number.isGlued)) return null;
  const key = String(number.value);
  const [link, second, third] = [tokens[at + 2], tokens[at + 3], tokens[at + 4]];
  const isPlural = called.endsWith('s') && link?.word === 'and';
  const isLink = isPlural || (link !== undefined && ['/', '-', '&', '+', '–'].includes(link.word) && link.isGlued);
  const last = second?.word === called && isPeriodNumber(third) ? third : second;
  if (isLink && isPeriodNumber(last) && last.value === number.value + 1 && (isPlural || last.isGlued))
    return { from: at, to: last === third ? at + 5 : at + 4, key, isDouble: true };
  return { from: at, to: at + 2, key };
}

/** 'last lesson', 'first thing', '3rd period', 'next lesson', 'double'. */
function inOrder(tokens: readonly Token[], at: number): PeriodSaid | null {
  const [first, second, third] = [tokens[at]?.word ?? '', tokens[at + 1]?.word ?? '', tokens[at + 2]?.word ?? ''];
  if (first === 'double') return { from: at, to: LESSON.has(second) ? at + 2 : at + 1, isDouble: true };
  if (first === 'next' && second === 'lesson') return { from: at, to: at + 2, isNext: true };
  if (first === 'last' && LESSON.has(second)) return { from: at, to: at + 2, place: -1 };
  if (ORDINALS.includes(first) && LESSON.has(second)) return { from: at, to: at + 2, ...placed(ORDINALS.indexOf(first) + 1) };
  if (isPeriodNumber(tokens[at]) && ENDINGS.has(second) && LESSON.has(third)) return { from: at, to: at + 3, ...placed(tokens[at].value) };
  return null;
}

const placed = (number: number): { key?: string; place?: number } => (number === 1 ? { place: 0 } : { key: String(number) });

/** A time of day: '11:10', '2pm', 'at 9.50'; a number with a stop is one only after 'at' or where a lesson begins then. */
function clocked(tokens: readonly Token[], at: number, school: ReadingSchool): PeriodSaid | null {
  const isAt = tokens[at]?.word === 'at' || tokens[at]?.word === '@';
  const place = isAt ? at + 1 : at;
  const hour = tokens[place];
  if (hour?.kind !== 'number') return null;
  const [second, third] = [tokens[place + 1], tokens[place + 2]];
  let to = place + 1;
  let written = hour.word;
  if (second?.word === ':' && second.isGlued && third?.kind === 'number' && third.isGlued) {
    written = `${hour.word}:${third.word}`;
    to = place + 3;
  }
  const half = tokens[to]?.word ?? '';
  const hasHalf = half === 'am' || half === 'pm';
  if (hasHalf) [written, to] = [`${written} ${half}`, to + 1];
  const hasStop = /^\d{1,2}\.\d{2}$/.test(hour.word);
  if (!written.includes(':') && !hasHalf && !hasStop) return null;
  const start = readTime(written.replace('.', ':'));
  const starts =
    start === undefined ? [] : [start, ...afternoonOf(start)].filter((time) => school.periods.some((period) => period.start === time));
  if (hasStop && !isAt && starts.length === 0) return null;
  return start === undefined ? null : { from: at, to, start: starts[0] ?? start };
}

function afternoonOf(time: string): string[] {
  const hour = Number(time.slice(0, 2));
  return hour >= 1 && hour < 8 ? [`${String(hour + 12)}${time.slice(2)}`] : [];
}

/** 'after lunch', 'after break': the first period behind the longest gap of the day, or a shorter one. */
function afterGap(tokens: readonly Token[], at: number, school: ReadingSchool): PeriodSaid | null {
  const [first = '', second = ''] = [tokens[at]?.word, tokens[at + 1]?.word];
  if (first !== 'after' || !['lunch', 'break', 'dinner'].includes(second)) return null;
  const gaps = school.periods.flatMap((period, index) => {
    const before = school.periods[index - 1];
    const minutes = before ? minutesOf(period.start) - minutesOf(before.end) : 0;
    return minutes > 5 ? [{ minutes, start: period.start }] : [];
  });
  gaps.sort((one, other) => other.minutes - one.minutes);
  const gap = second === 'break' ? gaps[1] : gaps[0];
  return gap ? { from: at, to: at + 2, start: gap.start } : null;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** A period by a name of its own: 'tutor', 'enrichment'. */
function named(tokens: readonly Token[], at: number, school: ReadingSchool): PeriodSaid | null {
  const word = tokens[at]?.word ?? '';
  if (word.length < 4) return null;
  const period = school.periods.find(({ name }) => name.toLowerCase() === word);
  return period ? { from: at, to: at + 1, key: periodKey(period.name) } : null;
}

/** Reads at a token at which time of the day a lesson is. Null where nothing of the kind begins. */
export function periodAt(tokens: readonly Token[], at: number, school: ReadingSchool): PeriodSaid | null {
  return (
    numbered(tokens, at) ?? inOrder(tokens, at) ?? clocked(tokens, at, school) ?? afterGap(tokens, at, school) ?? named(tokens, at, school)
  );
}
