import { COMMON_NAMES } from './ordinary-words.js';
import { keyOf, knownWord, type Lexicon, type NameOf, type Names } from './lexicon.js';
import type { Thing } from './known.types.js';
import type { Measure } from './measures.js';
import type { Token } from './tokens.js';

/** What words mean: one thing, or several of which nobody knows which; `isExact` where the words are a whole name. */
export interface Meant<What> {
  all: What[];
  isExact: boolean;
  /** How many words of its own the phrase has. */
  words: number;
  from: number;
  to: number;
  /** The last word is what the name is about, or the first one begins it. */
  isHeaded: boolean;
}

/** The tokens of a message with its measures, and which of them are free. */
export interface Said {
  tokens: readonly Token[];
  measures: ReadonlyMap<number, Measure>;
  /** Each word as names are compared by, misspellings mended. */
  keys: readonly string[];
  isFree: (at: number) => boolean;
}

/** Words that follow one another and may be a name: up to the token `to`. */
interface Phrase {
  to: number;
  words: string[];
  sizes: Measure[];
}

/** A name has no more tokens than this. */
const LONGEST = 11;
const LINKS = new Set(['and', 'of', 'with', 'in', 'de', 'for', 'to', 'on', 'a', 'the', 'by', 'at', 'from']);

/** Reads each word of a message as names are compared by. */
export function keysOf(lexicon: Lexicon, tokens: readonly Token[]): string[] {
  const guesses = new Map<string, string>();
  return tokens.map(({ kind, word }) => (kind === 'word' ? knownWord(lexicon, word, guesses) : word));
}

/** The phrases that begin at a token and whose words all stand in one name, the longest first. */
function phrasesAt<What>(names: Names<What>, said: Said, from: number): { phrase: Phrase; holding: NameOf<What>[] }[] {
  const found: { phrase: Phrase; holding: NameOf<What>[] }[] = [];
  const [words, sizes]: [string[], Measure[]] = [[], []];
  let holding: NameOf<What>[] | null = null;
  for (let at = from; at < said.tokens.length && at - from < LONGEST && said.isFree(at); at++) {
    const measure = said.measures.get(at);
    const token = said.tokens[at] as Token;
    if (measure) {
      if (measure.kind === 'strength' || sizes.length > 0) break;
      sizes.push(measure);
      at = measure.to - 1;
    } else if (token.kind === 'word') {
      if (token.word === 'and') {
        // 'microscopes and slides' are two things
        const joined: NameOf<What>[] = (holding ?? []).filter(({ hasAnd }) => hasAnd);
        if (joined.length === 0) break;
        holding = joined;
        continue;
      }
      const isLink = LINKS.has(token.word);
      if (isLink && token.word !== 'a') continue;
      const key = said.keys[at] ?? '';
      const next: NameOf<What>[] = holding ? holding.filter((name) => name.words.includes(key)) : [...(names.byWord.get(key) ?? [])];
      if (next.length === 0 && isLink) continue;
      if (next.length === 0) break;
      holding = next;
      words.push(key);
    } else if (token.word === '-' && at > from) continue;
    else break;
    if (holding) found.unshift({ phrase: { to: at + 1, words: [...words], sizes: [...sizes] }, holding });
  }
  return found;
}

const unique = <What>(names: readonly NameOf<What>[]): What[] => [...new Set(names.map(({ what }) => what))];

/** Finds the longest whole name that begins at a token: the school's own name before what else a thing is called. */
export function exactAt<What>(names: Names<What>, said: Said, from: number): Meant<What> | null {
  for (const { phrase } of phrasesAt(names, said, from)) {
    const key = keyOf(
      phrase.words,
      phrase.sizes.map(({ size }) => size),
    );
    const found = names.byKey.get(key) ?? [];
    const named = found.filter(({ isAlias }) => !isAlias);
    const all = unique(named.length > 0 ? named : found);
    if (all.length > 0) return { all, isExact: true, words: phrase.words.length, from, to: phrase.to, isHeaded: true };
  }
  return null;
}

/** Finds what words that begin at a token may be short for: 'thermometers' of 'Thermometer −10 to 110 °C'. Several where several fit. */
export function partlyAt<What>(names: Names<What>, said: Said, from: number): Meant<What> | null {
  for (const { phrase, holding } of phrasesAt(names, said, from)) {
    // a size may be how much is wanted, and no part of the name
    const [size] = phrase.sizes;
    const fitting = size ? holding.filter((name) => name.sizes.includes(size.size)) : holding;
    const last = phrase.words.at(-1);
    const headed = fitting.filter(({ head }) => head === last);
    const found = headed.length > 0 ? headed : fitting;
    if (found.length === 0) continue;
    const isHeaded = found.every(({ head, words }) => head === last || words[0] === phrase.words[0]);
    return { all: unique(found), isExact: false, words: phrase.words.length, from, to: phrase.to, isHeaded };
  }
  return null;
}

/** The names that hold all of these words, the ones that are about the last of them before others. */
function holdingAll<What>(names: Names<What>, words: readonly string[]): What[] {
  const all = (names.byWord.get(words[0] ?? '') ?? []).filter((name) => words.every((word) => name.words.includes(word)));
  const headed = all.filter(({ head }) => head === words.at(-1));
  return unique(headed.length > 0 ? headed : all);
}

/** Finds what a school calls otherwise: 'goggles' are its eye protection. */
export function commonlyAt(lexicon: Lexicon, said: Said, from: number): Meant<Thing> | null {
  for (const length of [3, 2, 1]) {
    if (!isAllFree(said, from, length)) continue;
    const name = COMMON_NAMES.get(said.keys.slice(from, from + length).join(' '));
    if (name === undefined) continue;
    const all = holdingAll(
      lexicon.things,
      name.split(' ').filter((word) => !LINKS.has(word)),
    );
    if (all.length > 0) return { all, isExact: true, words: length, from, to: from + length, isHeaded: true };
  }
  return null;
}

function isAllFree(said: Said, from: number, length: number): boolean {
  for (let at = from; at < from + length; at++) if (!said.isFree(at) || said.tokens[at]?.kind !== 'word') return false;
  return true;
}
