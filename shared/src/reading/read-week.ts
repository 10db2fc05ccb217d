import { plainWords, readName } from './plain-words.js';
import { labelKey, labelOrder, labelsCount } from './read-label.js';

const EVERY_WEEK = new Set(
  ['', 'every', 'every week', 'all', 'all weeks', 'both', 'both weeks', 'each', 'each week', 'weekly', 'any', '*', '-', '–', 'n/a'].map(
    (words) => labelKey(words),
  ),
);
const COLOURS = 'red|orange|yellow|green|blue|purple|violet|pink|white|black|grey|gray|brown|gold|silver|amber';
/** What may be a week beside the name of a day: more than this would make a label of any word ('Monday morning'). */
const LABEL_BESIDE_A_DAY = new RegExp(`^(?:[a-z]|\\d{1,2}|odd|even|first|second|third|fourth|[1-6](?:st|nd|rd|th)|${COLOURS})$`);

/** What a person said of words for weeks (by `plainWords`), and what the file as a whole says of them (by `labelKey`). */
export interface WeekWords {
  said?: ReadonlyMap<string, string | null>;
  inOrder?: ReadonlyMap<string, string>;
}

/**
 * Reads the week that a cell names: undefined when it cannot be understood, null for every week, else the calendar's own spelling
 * of the label, or the label as written where the calendar has no such week.
 */
export function readWeek(written: string, labels: readonly string[], words: WeekWords = {}): string | null | undefined {
  const said = words.said?.get(plainWords(written));
  if (said !== undefined) return said === null ? null : (labels.find((label) => labelKey(label) === labelKey(said)) ?? said);
  const key = labelKey(written);
  if (EVERY_WEEK.has(key)) return null;
  const one = labelOf(key, labels, words.inOrder);
  if (one !== undefined) return one;
  const parts = key.split(/(?:(?<!\s)\s+)?(?:[,&+/;]|\band\b)\s*/).filter(Boolean);
  const several = parts.length > 1 ? parts : /^(?:[a-d]{2,4}|12)$/.test(key) ? [...key] : [];
  if (several.length > 1) return namesAll(several, labels) ? null : undefined;
  return /^[\p{L}\p{N}]{1,12}$/u.test(key) ? asWritten(written) : undefined;
}

/** The same of words beside the name of a day, where a word that is no usual label of a week makes the whole day not understood. */
export function readWeekBesideDay(written: string, labels: readonly string[], words: WeekWords = {}): string | null | undefined {
  const week = readWeek(written, labels, words);
  if (typeof week !== 'string' || labels.includes(week)) return week;
  const called = /^(?:week|wk)[\s:._#-]/i.test(readName(written));
  return called || LABEL_BESIDE_A_DAY.test(labelKey(written)) ? week : undefined;
}

/** Whether a label of the calendar is meant although the words are others: 'Odd' for A. False for a label's own words. */
export function isReadAnotherWay(written: string, label: string): boolean {
  return labelKey(written) !== labelKey(label);
}

function labelOf(key: string, labels: readonly string[], inOrder?: ReadonlyMap<string, string>): string | undefined {
  const named = labels.find((label) => labelKey(label) === key);
  if (named !== undefined) return named;
  if (labels.length === 0) return /^[a-z]$/.test(key) ? key.toUpperCase() : /^[1-9]$/.test(key) ? key : undefined;
  const order = labelOrder(key);
  const counts = /^[a-z]$/.test(key) ? labelsCount(labels) : key !== 'odd' && key !== 'even' ? true : labels.length === 2;
  return inOrder?.get(key) ?? (order > 0 && counts ? labels[order - 1] : undefined);
}

function namesAll(parts: readonly string[], labels: readonly string[]): boolean {
  const known = labels.length > 1 ? labels : parts.map((part) => labelOf(labelKey(part), []));
  const found = new Set(parts.map((part) => labelOf(labelKey(part), labels)));
  if (found.has(undefined)) return false;
  if (labels.length > 1) return labels.every((label) => found.has(label));
  return ['A,B', '1,2'].includes([...new Set(known)].join());
}

/** The label without the word week, in its own spelling. */
function asWritten(written: string): string {
  const name = readName(written);
  const at = plainWords(name).indexOf(labelKey(name));
  return at < 0 ? name : name.slice(at, at + labelKey(name).length);
}

/**
 * Reads words for weeks that are none of the calendar's as its labels in order, where there are as many of them as labels and none
 * of the calendar's own among them: by their numbers where all end in one, else as they are first met. Empty otherwise.
 */
export function weeksInOrder(written: Iterable<string>, labels: readonly string[]): Map<string, string> {
  const foreign = new Map<string, string>();
  for (const words of written) {
    const week = readWeek(words, labels);
    if (week === null || week === undefined) continue;
    if (labels.includes(week)) return new Map();
    foreign.set(labelKey(week), week);
  }
  const keys = [...foreign.keys()];
  if (keys.length !== labels.length || keys.length < 2) return new Map();
  const number = (key: string): number => Number(/(?<!\d)(\d+)$/.exec(key)?.[1]);
  if (keys.every((key) => number(key) >= 0)) keys.sort((a, b) => number(a) - number(b));
  return new Map(keys.map((key, index) => [key, labels[index] ?? '']));
}
