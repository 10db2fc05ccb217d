import { weekdayName } from '../time/weekday.js';
import { keepAnswers, plainWords, withoutAccents } from './plain-words.js';
import { weekdayWords } from './read-day.js';

const CALLED = 'week|wk|day|woche|tag|semaine|jour|semana|dia|settimana|giorno|wythnos|dydd';
const BEFORE = new RegExp(`^(?:${CALLED})[\\s:._#-]+(?=[\\p{L}\\p{N}])`, 'u');
const GLUED = new RegExp(`^(?:(?:${CALLED}|w|d)(?=\\d{1,2}$)|(?:week|wk|day)(?=[a-z]$))`);
const AFTER = new RegExp(`(?<![\\s:._-])[\\s:._-]+(?:${CALLED})$`, 'u');

/**
 * What tells one label of a week or day from another: 'Day A', 'A', 'Week A', 'Wk A' and 'week  a' are one, and so are '1', '01',
 * 'W1' and 'Week 1'.
 */
export const labelKey = /* @__PURE__ */ keepAnswers((words) => {
  const plain = plainWords(words);
  const folded = withoutAccents(plain);
  // the words for week and day are looked for without accents; what is kept of the label keeps its own
  const cut = folded.length === plain.length ? folded : plain;
  const start = (BEFORE.exec(cut) ?? GLUED.exec(cut))?.[0].length ?? 0;
  const end = start > 0 ? undefined : AFTER.exec(cut)?.index;
  return plain.slice(start, end).replace(/^0+(?=\d)/, '');
});

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

/** The place, from 1, of a label that counts: '2' and 'second' are 2, 'B' is 2, 'odd' is 1 and 'even' 2; 0 for one that does not. */
export function labelOrder(words: string): number {
  const key = labelKey(words);
  if (/^\d{1,2}(?:st|nd|rd|th)?$/.test(key)) return Number.parseInt(key, 10);
  if (/^[a-z]$/.test(key)) return key.charCodeAt(0) - 96;
  if (key === 'odd' || key === 'even') return key === 'odd' ? 1 : 2;
  return ORDINALS.indexOf(key) + 1;
}

/** Whether the labels count from the first on, as A, B, C or 1, 2 or Odd, Even do: the n-th is then known in each of these ways. */
export function labelsCount(labels: readonly string[]): boolean {
  return labels.length > 0 && labels.every((label, index) => labelOrder(label) === index + 1);
}

/** The keys by which a label of these labels is known: its own, and in labels that count its letter, its number and odd or even. */
export function keysOfLabel(labels: readonly string[], label: string): string[] {
  const own = labelKey(label);
  if (!labelsCount(labels)) return [own];
  const order = labelOrder(label);
  const ways = [String(order), String.fromCharCode(96 + order), ...(labels.length === 2 ? [order === 1 ? 'odd' : 'even'] : [])];
  return [own, ...ways.filter((way) => way !== own)];
}

/**
 * What tells one day of a timetable from another, however it is written: 'A Mon', 'Week A Mon' and 'a monday' are 'a mon'; 'Day 1'
 * and '1' are '1'.
 */
export const cycleDayKey = /* @__PURE__ */ keepAnswers((words) => {
  const day = weekdayWords(words);
  if (!day) return labelKey(words);
  const weekday = weekdayName(day.weekday).toLowerCase();
  return day.rest === '' ? weekday : `${labelKey(day.rest)} ${weekday}`;
});
