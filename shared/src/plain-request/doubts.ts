import type { Item } from './asked-items.js';
import type { Claims } from './claims.js';
import type { Measure } from './measures.js';
import { countAt } from './number-words.js';
import { endsSentence, type Token } from './tokens.js';

/** A part of a message that names something. */
interface Part {
  from: number;
  to: number;
}

/** Words that make all of a sentence hold perhaps, or take it back. */
const TURNING: readonly (readonly string[])[] = [
  ['if'],
  ['unless'],
  ['otherwise'],
  ['whichever'],
  ['either'],
  ['depending'],
  ['maybe'],
  ['perhaps'],
  ['cancel'],
  ['cancelled'],
  ['cancelling'],
  ['move'],
  ['moving'],
  ['moved'],
  ['swap'],
  ['swapping'],
  ['swapped'],
  ["don't", 'think'],
  ['dont', 'think'],
  ["don't", 'send'],
  ['dont', 'send'],
  ['not', 'send'],
  ['as', 'many'],
  ['as', 'much'],
];
const BEGIN = new Set(TURNING.map(([first]) => first));
/** 'If possible' asks for the same all the same. */
const POLITE_IF = new Set(['possible', 'poss', 'you', "that's", 'thats', 'ok', 'okay', 'available', 'its', "it's"]);
const POLITE_NEXT = new Set(['ok', 'okay', 'fine', 'possible', 'easier', 'alright', 'not']);
/** After these a number without a thing is another number for what was said. */
const INSTEAD = new Set(['that', 'it', 'only', 'wait', 'no', 'sorry', 'actually']);
const TIMES = new Set(['x', '×', '*']);
const ALL = new Set(['all', 'every']);
const ARTICLES = new Set(['the', 'of', 'our', 'your']);

function sentenceOf(tokens: readonly Token[], { from, to }: Part): Part {
  let [start, end] = [from, to];
  while (start > 0 && !endsSentence(tokens[start - 1])) start--;
  while (end < tokens.length && !endsSentence(tokens[end])) end++;
  return { from: start, to: end };
}

function turnsAt(tokens: readonly Token[], at: number): boolean {
  const word = (step: number): string => tokens[at + step]?.word ?? '';
  if (!BEGIN.has(word(0)) || !TURNING.some((words) => words.every((one, step) => one === word(step)))) return false;
  if (word(0) !== 'if' || !POLITE_IF.has(word(1))) return true;
  return (word(1) === 'its' || word(1) === "it's") && !POLITE_NEXT.has(word(2));
}

/** A number that counts nothing and stands for another: 'make it 12 of each', '10 for Mr Smith'. */
function isOtherCount(tokens: readonly Token[], at: number, isFree: (at: number) => boolean): boolean {
  const count = isFree(at) ? countAt(tokens, at) : null;
  if (!count) return false;
  const [next = '', after = ''] = [tokens[count.to]?.word, tokens[count.to + 1]?.word];
  if (next === 'of' && ['each', 'both', 'all'].includes(after)) return true;
  if (next === 'for') return true;
  const isAlone = tokens[count.to] === undefined || endsSentence(tokens[count.to]);
  return isAlone && INSTEAD.has(tokens[at - 1]?.word ?? '');
}

/** '1M HCl, no 0.5M': another strength or amount for what stands before it. */
function isOtherMeasure(tokens: readonly Token[], measures: ReadonlyMap<number, Measure>, { to }: Part): boolean {
  let at = to;
  while (tokens[at]?.word === ',' || tokens[at]?.word === '-') at++;
  return ['no', 'sorry', 'actually', 'rather', 'not', 'or'].includes(tokens[at]?.word ?? '') && measures.has(at + 1);
}

/** 'All the microscopes': as many as there are, which nobody said. */
function isAllOfThem(tokens: readonly Token[], { from, mention }: Item): boolean {
  let at = Math.min(from, mention.from) - 1;
  while (ARTICLES.has(tokens[at]?.word ?? '')) at--;
  return ALL.has(tokens[at]?.word ?? '');
}

/** The same thing twice with two numbers: which of them is meant, or both, nobody knows. */
function isSaidTwice(items: readonly Item[], item: Item): boolean {
  return items.some(
    (other) =>
      other !== item &&
      !other.isDeclined &&
      !item.isDeclined &&
      other.count !== item.count &&
      other.amount === null &&
      item.amount === null &&
      other.things.length === 1 &&
      other.things[0] === item.things[0] &&
      item.things.length === 1,
  );
}

/** Which gap between the things that are named a place lies in. */
const gapOf = (things: readonly Part[], { from }: Part): number => things.filter((thing) => thing.from < from).length;

/**
 * Whether a message divides what it names among several lessons: two days, periods or classes that are not the same, with something that is
 * named between them.
 */
export function isDivided({ when }: Claims, things: readonly Part[]): boolean {
  const differ = (parts: readonly (Part & { says: string })[]): boolean =>
    parts.some((one) => parts.some((other) => one.says !== other.says && gapOf(things, one) !== gapOf(things, other)));
  return (
    differ(when.days.map((day) => ({ ...day, says: day.dates.join() }))) ||
    differ(when.periods.map((period) => ({ ...period, says: JSON.stringify([period.key, period.start, period.place]) }))) ||
    differ(when.classes.map((group) => ({ ...group, says: JSON.stringify([group.year, group.codes]) })))
  );
}

/**
 * Finds the things of a message that are asked about although they are read: their sentence holds perhaps or is taken back, another number is
 * said for them, or they are of several lessons. `isFree`: of no part that was read.
 */
export function doubtful(
  { tokens, measures }: { tokens: readonly Token[]; measures: ReadonlyMap<number, Measure> },
  claims: Claims,
  { items, practicals }: { items: readonly Item[]; practicals: readonly Part[] },
  isFree: (at: number) => boolean,
): Set<Part> {
  const parts: readonly Part[] = [...items, ...practicals];
  if (isDivided(claims, parts)) return new Set(parts);
  const found = new Set<Part>();
  for (const at of tokens.keys()) {
    if (isFree(at) && turnsAt(tokens, at)) {
      const sentence = sentenceOf(tokens, { from: at, to: at });
      for (const part of parts) if (part.from >= sentence.from && part.to <= sentence.to) found.add(part);
    }
    if (isOtherCount(tokens, at, isFree)) for (const item of meantBefore(tokens, items, at)) found.add(item);
  }
  // '3 test tubes x 10 groups': three in all, or thirty
  for (const { from } of claims.sets)
    if (TIMES.has(tokens[from - 1]?.word ?? '')) for (const item of items) if (item.to === from - 1) found.add(item);
  for (const item of items)
    if (isOtherMeasure(tokens, measures, item) || isAllOfThem(tokens, item) || isSaidTwice(items, item)) found.add(item);
  return found;
}

/** The things of the sentence before a place; where it has none, those of the sentence before that. */
function meantBefore(tokens: readonly Token[], items: readonly Item[], at: number): Item[] {
  const sentence = sentenceOf(tokens, { from: at, to: at });
  const own = items.filter(({ from, to }) => from >= sentence.from && to <= at);
  if (own.length > 0) return own;
  const last = items.filter(({ to }) => to <= sentence.from).at(-1);
  return last ? items.filter(({ from, to }) => sentenceOf(tokens, last).from <= from && to <= sentence.from) : [];
}
