import type { Said } from './find-named.js';
import type { Thing } from './known.types.js';
import type { Lexicon } from './lexicon.js';
import type { Measure } from './measures.js';
import type { Mention } from './mentions.js';
import { countAt } from './number-words.js';
import { FILLER } from './ordinary-words.js';

/** A message with where the things begin that it names, and which tokens are part of a name. */
export interface SaidThings extends Said {
  startsAt: (at: number) => boolean;
  isNamed: (at: number) => boolean;
}

/** How much of what is named stands beside it; `from` and `to` take in all the words that say it. */
export interface AmountSaid {
  from: number;
  to: number;
  count: number | null;
  amount: Measure | null;
  strength: Measure | null;
  /** 'class set of': one for each set. */
  isClassSet: boolean;
  /** '10 sets of': what follows in the list is as many. */
  isSetsOf: boolean;
  isExtra: boolean;
  /** More is said than can be right. */
  isUnclear: boolean;
  things: Thing[];
}

const BESIDE = new Set([
  'x',
  '×',
  '*',
  'of',
  'the',
  'our',
  'my',
  'your',
  'good',
  'large',
  'small',
  'clean',
  'new',
  'working',
  'full',
  'whole',
  'individual',
  '-',
]);
/** Words that part one thing from the next, and begin what is said of for whom. */
const SMALL = new Set([
  'and',
  'or',
  'with',
  'for',
  'in',
  'on',
  'of',
  'at',
  'to',
  'by',
  'no',
  'not',
  'without',
  'each',
  'every',
  'per',
  'also',
  'plus',
  'x',
  'n',
  'but',
  'sorry',
  'actually',
  'rather',
  "don't",
  'dont',
]);
const EXTRA = new Set(['more', 'extra', 'spare', 'additional']);
const SETS = new Set(['set', 'sets', 'lot', 'lots']);
const HOLDERS = new Set([
  'box',
  'boxes',
  'pack',
  'packs',
  'packet',
  'packets',
  'bag',
  'bags',
  'bottle',
  'bottles',
  'tub',
  'tubs',
  'roll',
  'rolls',
  'tray',
  'trays',
  'rack',
  'racks',
  'jar',
  'jars',
]);
const DASH = new Set(['-', '–', '—']);
/** Between two numbers: either, or anything between, or one times the other. */
const OPEN = new Set(['or', 'to', 'x', '×', '*']);
const IN_PAIRS = /^(?:scissors|forceps|tongs|tweezers|eye protection|.*gloves|.*glasses|.*eye protection)/i;

/** The measure or count that ends right before a place. */
function measureBefore({ measures, isFree }: Said, end: number): Measure | null {
  for (let from = end - 1; from >= Math.max(0, end - 8); from--) {
    const measure = measures.get(from);
    if (measure?.to === end && isFree(from)) return measure;
  }
  return null;
}

function countBefore({ tokens, isFree, measures }: Said, end: number): { from: number; value: number } | null {
  for (const from of [end - 3, end - 2, end - 1]) {
    if (from < 0 || !isFree(from) || measures.has(from) || !isFree(end - 1)) continue;
    const count = countAt(tokens, from);
    // 'P3' and '10Y' hold numbers that are no counts
    if (count?.to === end && !(tokens[from]?.isGlued && tokens[from - 1]?.kind === 'word' && tokens[from - 1]?.word !== 'x'))
      return { from, value: count.value };
  }
  return null;
}

/** Takes what stands before a name: counts, amounts, strengths, 'sets of', 'class set of', 'extra'. */
function readLeft(said: SaidThings, mention: Mention, amount: AmountSaid): void {
  let end = mention.from;
  const word = () => said.tokens[end - 1]?.word ?? '';
  while (end > 0 && said.isFree(end - 1)) {
    const measure = measureBefore(said, end);
    const count = measure ? null : countBefore(said, end);
    if (measure) {
      attach(amount, measure);
      end = measure.from;
      amount.from = end;
    } else if (count) {
      amount.count = count.value;
      amount.from = count.from;
      if (isMultiplied(said, count.from)) {
        amount.isUnclear = true;
        amount.from = Math.max(0, count.from - 3);
      }
      const other = otherCountBefore(said, count.from);
      if (other !== null) {
        amount.isUnclear = true;
        amount.from = other;
      }
      return;
    } else if (EXTRA.has(word())) {
      amount.isExtra = true;
      end--;
    } else if (SETS.has(word()) || HOLDERS.has(word()) || word() === 'pair' || word() === 'pairs') {
      end = readHolder(said, mention, amount, end);
    } else if ((word() === 'a' || word() === 'an') && amount.amount === null) {
      amount.count = 1;
      amount.from = end - 1;
      return;
    } else if (BESIDE.has(word())) end--;
    else if (isUnknown(said, end - 1) && countBefore(said, end - 1)) {
      // '10 digital thermometers': nobody knows whether ours are that
      amount.isUnclear = true;
      end--;
    } else return;
  }
}

/** A word that says something of a thing and is on no list. */
function isUnknown({ tokens, isFree, isNamed }: SaidThings, at: number): boolean {
  const token = tokens[at];
  return token?.kind === 'word' && isFree(at) && !isNamed(at) && !FILLER.has(token.word) && !SMALL.has(token.word);
}

function readHolder(said: Said, mention: Mention, amount: AmountSaid, end: number): number {
  const word = said.tokens[end - 1]?.word ?? '';
  if (said.tokens[end]?.word !== 'of' && !SETS.has(word)) {
    amount.isUnclear = true;
    return end - 1;
  }
  if (HOLDERS.has(word)) amount.isUnclear = true;
  else if (word.startsWith('pair')) amount.isUnclear ||= !mention.things.every(({ name }) => IN_PAIRS.test(name));
  else if (said.tokens[end - 2]?.word === 'class') {
    amount.isClassSet = true;
    amount.from = end - 2;
    const hasArticle = said.tokens[end - 3]?.word === 'a';
    if (hasArticle) amount.from = end - 3;
    return hasArticle ? end - 3 : end - 2;
  } else amount.isSetsOf = true;
  return end - 1;
}

/** '7 sets of 2 beakers': seven times two, or two in all. */
function isMultiplied({ tokens }: Said, from: number): boolean {
  return tokens[from - 1]?.word === 'of' && SETS.has(tokens[from - 2]?.word ?? '');
}

/** Where another number begins that leaves the count open: '6 or 7', '10-12', '10 to 12', 'between 10 and 12', '2 x 15'. */
function otherCountBefore({ tokens, isFree, measures }: Said, from: number): number | null {
  const [joint, place] = [tokens[from - 1], from - 2];
  if (!joint || place < 0 || !isFree(from - 1) || !isFree(place) || measures.has(place)) return null;
  const isJoint =
    OPEN.has(joint.word) || (DASH.has(joint.word) && joint.isGlued) || (joint.word === 'and' && tokens[place - 1]?.word === 'between');
  if (!isJoint || countAt(tokens, place)?.to !== from - 1) return null;
  return tokens[place]?.isGlued && tokens[place - 1]?.kind === 'word' ? null : place;
}

function attach(amount: AmountSaid, measure: Measure): void {
  if (measure.kind === 'strength') {
    amount.isUnclear ||= amount.strength !== null;
    amount.strength = measure;
  } else {
    amount.isUnclear ||= amount.amount !== null;
    amount.amount = measure;
  }
}

const TIMES = new Set(['x', '×', '*', ':', '=']);

/** A count behind the name: 'x 10', ': 10', '(10)', '- 10' where nothing follows that it could count. */
function countAfter(said: SaidThings, at: number): { to: number; value: number } | null {
  const { tokens, measures, startsAt } = said;
  const sign = tokens[at]?.word ?? '';
  const isBracket = sign === '(';
  const place = at + 1 + (isBracket && tokens[at + 1]?.word === 'x' ? 1 : 0);
  if ((!TIMES.has(sign) && !isBracket && !DASH.has(sign)) || measures.has(place) || !said.isFree(place)) return null;
  const count = countAt(tokens, place);
  if (!count) return null;
  if (isBracket) return tokens[count.to]?.word === ')' ? { to: count.to + 1, value: count.value } : null;
  const isOfNext = startsAt(count.to) || ['x', 'of'].includes(tokens[count.to]?.word ?? '') || measures.has(count.to);
  return isOfNext && sign !== 'x' && sign !== '×' ? null : { to: count.to, value: count.value };
}

/** Takes what stands behind a name: a size or amount, with or without brackets, and a count. */
function readRight(said: SaidThings, amount: AmountSaid): void {
  const { startsAt } = said;
  for (let step = 0; step < 3; step++) {
    const isBracket = said.tokens[amount.to]?.word === '(';
    const place = isBracket ? amount.to + 1 : amount.to;
    const measure = said.isFree(place) ? said.measures.get(place) : undefined;
    if (measure) {
      const closes = said.tokens[measure.to]?.word === ')';
      const isOfNext = !isBracket && (startsAt(measure.to) || said.tokens[measure.to]?.word === 'of');
      if ((isBracket && !closes) || isOfNext) break;
      attach(amount, measure);
      amount.to = measure.to + (isBracket ? 1 : 0);
      continue;
    }
    const count = countAfter(said, amount.to);
    if (!count) break;
    amount.isUnclear ||= amount.count !== null && amount.count !== count.value;
    amount.count = count.value;
    amount.to = count.to;
  }
  // 'test tube brushes' are no test tubes
  while (isUnknown(said, amount.to)) {
    amount.isUnclear = true;
    amount.to++;
  }
}

/** The things that have a size in their name, where it is one of theirs; else all of them. */
function sized(lexicon: Lexicon, amount: AmountSaid): void {
  const { amount: measure, things } = amount;
  if (!measure) return;
  const fitting = things.filter((thing) => lexicon.sizes.get(thing)?.has(measure.size));
  if (fitting.length > 0) {
    amount.things = fitting;
    amount.amount = null;
  } else if (measure.kind === 'size' || things.every((thing) => thing.kind === 'apparatus' || (lexicon.sizes.get(thing)?.size ?? 0) > 0))
    amount.isUnclear = true;
}

/** Reads how much of a named thing is asked for, by what stands before it and behind. */
export function amountOf(lexicon: Lexicon, said: SaidThings, mention: Mention): AmountSaid {
  const amount: AmountSaid = {
    from: mention.from,
    to: mention.to,
    count: null,
    amount: null,
    strength: null,
    isClassSet: false,
    isSetsOf: false,
    isExtra: false,
    isUnclear: mention.isUnsure && mention.things.length === 1,
    things: mention.things,
  };
  readLeft(said, mention, amount);
  readRight(said, amount);
  sized(lexicon, amount);
  if (amount.strength && !amount.things.some(({ kind }) => kind === 'chemical')) amount.isUnclear = true;
  return amount;
}
