import { amountOf, type AmountSaid } from './amounts-said.js';
import type { Said } from './find-named.js';
import { forWhomAt, type ForWhom } from './for-whom.js';
import type { Lexicon } from './lexicon.js';
import type { Mention } from './mentions.js';
import { endsSentence, type Token } from './tokens.js';

/** A thing that is asked for or declined, with how many and for whom. */
export interface Item extends AmountSaid {
  mention: Mention;
  isDeclined: boolean;
  per: 'class' | 'set' | 'pupil';
  /** The count stands before another thing of the same list. */
  isInherited: boolean;
  isPlural: boolean;
  /** Nothing says how many but that there are several. */
  isLoose: boolean;
}

const JOINTS = new Set([',', 'and', '&', '+', '/', 'n', 'or', 'plus', 'also', 'with']);
const LIST = new Set([',', 'and', '&', '+', '/']);
const NOT = new Set(['no', 'not', 'without', 'minus', 'except', 'excluding', 'skip', 'never']);
const DONT = new Set(["don't", 'dont', "won't", 'wont', "doesn't"]);
const BETWEEN_NOT = new Set(['any', 'the', 'more', 'need', 'want', 'require', 'for', 'needed', 'do']);

/** Whether what is named from a token on is declined: 'no goggles', "don't need tripods". */
function notBefore({ tokens, isFree }: Said, from: number): number | null {
  let at = from - 1;
  while (at >= 0 && from - at <= 3 && BETWEEN_NOT.has(tokens[at]?.word ?? '')) at--;
  const word = tokens[at]?.word ?? '';
  if (at < 0 || !isFree(at)) return null;
  const isInstead = (word === 'of' && tokens[at - 1]?.word === 'instead') || (word === 'than' && tokens[at - 1]?.word === 'rather');
  if (isInstead) return at - 1;
  if (DONT.has(word)) return at;
  return NOT.has(word) ? (tokens[at - 1]?.word === 'do' ? at - 1 : at) : null;
}

/** 'goggles not needed' */
function notAfter({ tokens }: Said, to: number): number | null {
  const words = [0, 1, 2].map((step) => tokens[to + step]?.word ?? '');
  const at = ['are', 'is'].includes(words[0] ?? '') ? 1 : 0;
  const isNot = words[at] === 'not' || (at === 0 && ["aren't", 'arent', "isn't", 'isnt'].includes(words[0] ?? ''));
  return isNot && ['needed', 'required', 'wanted', 'necessary'].includes(words[at + 1] ?? '') ? to + at + 2 : null;
}

function isPlural(token: Token | undefined): boolean {
  return token !== undefined && /(?:s|i)$/.test(token.word) && !/(?:ss|us|is)$/.test(token.word);
}

/** Whether only joints and small words stand between two places, and which joints. */
function jointsBetween(tokens: readonly Token[], from: number, to: number, among: ReadonlySet<string>): boolean {
  if (to < from) return false;
  return tokens.slice(from, to).every((token) => among.has(token.word));
}

/** Reads all things that a message names: how many, for whom, and which are declined. */
export function itemsOf(lexicon: Lexicon, said: Said, mentions: readonly Mention[]): Item[] {
  const things = mentions.filter(({ kind }) => kind === 'thing');
  const starts = new Set(mentions.map(({ from }) => from));
  const ofThings = {
    ...said,
    startsAt: (at: number) => starts.has(at),
    isNamed: (at: number) => mentions.some(({ from, to }) => at >= from && at < to),
  };
  const items = things.map((mention): Item => {
    const amount = amountOf(lexicon, ofThings, mention);
    return {
      ...amount,
      mention,
      isDeclined: false,
      per: amount.isClassSet && amount.count === null ? 'set' : 'class',
      isInherited: false,
      isPlural: isPlural(said.tokens[mention.to - 1]),
      isLoose: false,
    };
  });
  for (const [index, item] of items.entries()) decline(said, item, items[index - 1]);
  inherit(said, items);
  return items;
}

function decline(said: Said, item: Item, before: Item | undefined): void {
  const start = notBefore(said, item.from);
  const end = notAfter(said, item.to);
  if (start !== null || end !== null) {
    item.isDeclined = true;
    item.from = start ?? item.from;
    item.to = end ?? item.to;
  } else if (
    before?.isDeclined &&
    item.count === null &&
    item.amount === null &&
    jointsBetween(said.tokens, before.to, item.from, new Set(['or', 'and', '&']))
  )
    item.isDeclined = true;
}

/** Gives a count to what follows it in one list: '10 sets of bunsens, tripods and gauzes', and 'class set of' likewise. */
function inherit(said: Said, items: readonly Item[]): void {
  let run: Item[] = [];
  for (const item of items) {
    const last = run.at(-1);
    const isJoined = last !== undefined && !item.isDeclined && !last.isDeclined && jointsBetween(said.tokens, last.to, item.from, LIST);
    if (!isJoined) run = [];
    if (isJoined && item.count === null && item.amount === null && item.strength === null) fromHead(run, item);
    run.push(item);
  }
}

function fromHead(run: readonly Item[], item: Item): void {
  const head = run.findLast((one) => !one.isInherited);
  if (!head || item.isClassSet) return;
  const isOfSet = head.isClassSet && head.count === null;
  if (!isOfSet && (head.count === null || head.count < 2)) return;
  if (head.amount || item.things.every(({ kind }) => kind !== 'apparatus')) return;
  const counted = run.filter((one) => !one.isInherited);
  item.isInherited = true;
  item.per = head.per;
  item.count = head.count;
  item.isClassSet = head.isClassSet;
  item.isUnclear ||= counted.length > 1 && !head.isSetsOf;
}

/** The most of a thing that one set has, where it is not said how far back 'each' reaches. */
const FEW = 6;

/** Finds who each amount is for, and gives it to the items that the words reach. Answers with the words that reached any. */
export function shareOut(said: Said, items: readonly Item[]): ForWhom[] {
  const used: ForWhom[] = [];
  for (let at = 0; at < said.tokens.length; at++) {
    const found = said.isFree(at) ? forWhomAt(said.tokens, at) : null;
    if (!found || items.some(({ from, to }) => at >= from && at < to)) continue;
    const reached = reachedBy(said, items, found);
    if (reached.length === 0) continue;
    for (const item of reached) item.per = found.per;
    used.push(found);
    at = found.to - 1;
  }
  return used;
}

function reachedBy({ tokens }: Said, items: readonly Item[], found: ForWhom): Item[] {
  const start = sentenceStart(tokens, found.from);
  const before = items.filter((item) => item.from >= start && item.to <= found.from && !item.isDeclined);
  const last = before.at(-1);
  if (!last) return isPrefix(tokens, found) ? forward(tokens, items, found) : [];
  if (!jointsBetween(tokens, last.to, found.from, new Set([')', 'for', 'one']))) return [];
  const reached = [last];
  for (const item of before.slice(0, -1).reverse()) {
    const next = reached.at(-1) as Item;
    if (!jointsBetween(tokens, item.to, next.from, JOINTS) || (item.count ?? 1) > FEW || item.per !== 'class') break;
    reached.push(item);
  }
  return reached;
}

/** 'each pair needs', 'per group:': what follows is for each. A bare 'each' never is. */
function isPrefix(tokens: readonly Token[], found: ForWhom): boolean {
  return found.to - found.from > 1 && !endsSentence(tokens[found.to]);
}

function forward(tokens: readonly Token[], items: readonly Item[], found: ForWhom): Item[] {
  let end = found.to;
  while (end < tokens.length && !endsSentence(tokens[end])) end++;
  return items.filter(({ from, to, isDeclined }) => from >= found.to && to <= end && !isDeclined);
}

function sentenceStart(tokens: readonly Token[], at: number): number {
  let start = at;
  while (start > 0 && !endsSentence(tokens[start - 1])) start--;
  return start;
}
