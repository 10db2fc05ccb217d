import { singular } from '../apparatus/kit-name.js';
import { oneSpelling } from '../reading/one-spelling.js';
import type { KnownPractical, Thing } from './known.types.js';
import { measuresOf, type Measure } from './measures.js';
import { nearestWord } from './near-word.js';
import { FILLER, ORDINARY } from './ordinary-words.js';
import { tokensOf, type Token } from './tokens.js';

/** One name of something, as it is compared: its words in the singular without small ones, its sizes, and its head ('tube' of 'delivery tube with bung'). */
export interface NameOf<What> {
  what: What;
  words: readonly string[];
  sizes: readonly string[];
  head: string;
  isAlias: boolean;
  /** It is two things joined by 'and', as pestle and mortar are. */
  hasAnd: boolean;
}

/** Names by their key and by each word. */
export interface Names<What> {
  byKey: ReadonlyMap<string, readonly NameOf<What>[]>;
  byWord: ReadonlyMap<string, readonly NameOf<What>[]>;
}

/** All names by which a school's message is read, and the words in them by their first letter. */
export interface Lexicon {
  things: Names<Thing>;
  practicals: Names<KnownPractical>;
  /** The sizes in the names of each thing. */
  sizes: ReadonlyMap<Thing, ReadonlySet<string>>;
  codes: ReadonlyMap<string, readonly KnownPractical[]>;
  words: ReadonlySet<string>;
  byLetter: ReadonlyMap<string, readonly string[]>;
}

const SMALL = new Set(['with', 'in', 'on', 'for', 'to', 'of', 'and', 'a', 'the', 'by', 'at', 'from', 'or']);
const ENDS_HEAD = new Set(['with', 'in', 'on', 'for', 'to', 'of', ',', '(']);

/** Writes a word as names are compared by: 'Sulphates' is 'sulfate'. */
export function wordKey(word: string): string {
  const key = singular(oneSpelling(word.replaceAll("'", '')));
  return key === 'ruler' ? 'rule' : key;
}

export function keyOf(words: readonly string[], sizes: readonly string[]): string {
  return [...words].sort().join(' ') + (sizes.length > 0 ? ` | ${[...sizes].sort().join(' ')}` : '');
}

/** The tokens of a name that are no part of a size, and the sizes. */
function partsOf(name: string): { words: string[]; sizes: string[]; head: string } {
  const tokens = tokensOf(name);
  const measures = measuresOf(tokens, name, true);
  const [words, sizes]: [string[], string[]] = [[], []];
  let head = '';
  for (let at = 0; at < tokens.length; at++) {
    const measure: Measure | undefined = measures.get(at);
    if (measure) {
      sizes.push(measure.size);
      at = measure.to - 1;
      continue;
    }
    const token = tokens[at] as Token;
    if (ENDS_HEAD.has(token.word) && words.length > 0 && head === '') head = words.at(-1) ?? '';
    const isLetter = token.kind === 'word' && name.slice(token.start, token.end) === 'A' && at > 0;
    if (token.kind === 'word' && (isLetter || !SMALL.has(token.word))) words.push(wordKey(token.word));
  }
  return { words, sizes, head: head || (words.at(-1) ?? '') };
}

function namesOf<What>(list: readonly [what: What, name: string, isAlias: boolean][]): Names<What> {
  const [byKey, byWord] = [new Map<string, NameOf<What>[]>(), new Map<string, NameOf<What>[]>()];
  const put = (index: Map<string, NameOf<What>[]>, key: string, name: NameOf<What>) => {
    const there = index.get(key);
    if (there) there.push(name);
    else index.set(key, [name]);
  };
  for (const [what, written, isAlias] of list) {
    const name = { what, isAlias, hasAnd: /\band\b|&/i.test(written), ...partsOf(written) };
    if (name.words.length === 0) continue;
    put(byKey, keyOf(name.words, name.sizes), name);
    for (const word of new Set(name.words)) put(byWord, word, name);
  }
  return { byKey, byWord };
}

/** Writes a code as it is compared: 'B1.3' and 'b1.3' are one. */
export const codeKey = (code: string): string => code.toLowerCase().replace(/[\s_-]+/g, '');

/** Lists what names a school has, once for all messages that are read by them. */
export function lexiconOf(things: readonly Thing[], practicals: readonly KnownPractical[]): Lexicon {
  const ofThings = namesOf(
    things.flatMap((thing): [Thing, string, boolean][] => [
      [thing, thing.name, false],
      ...thing.aliases.map((alias): [Thing, string, boolean] => [thing, alias, true]),
    ]),
  );
  const ofPracticals = namesOf(
    practicals.flatMap((practical): [KnownPractical, string, boolean][] => [
      [practical, practical.title, false],
      ...practical.keywords.map((word): [KnownPractical, string, boolean] => [practical, word, true]),
    ]),
  );
  const codes = new Map<string, KnownPractical[]>();
  for (const practical of practicals)
    for (const code of practical.keywords) if (/\d/.test(code)) codes.set(codeKey(code), [...(codes.get(codeKey(code)) ?? []), practical]);
  const words = new Set([...ofThings.byWord.keys(), ...ofPracticals.byWord.keys()]);
  const sizes = new Map<Thing, Set<string>>();
  for (const names of ofThings.byWord.values())
    for (const name of names) sizes.set(name.what, new Set([...(sizes.get(name.what) ?? []), ...name.sizes]));
  return { things: ofThings, practicals: ofPracticals, sizes, codes, words, byLetter: byFirstLetter(words) };
}

function byFirstLetter(words: ReadonlySet<string>): Map<string, string[]> {
  const letters = new Map<string, string[]>();
  for (const word of words) {
    const there = letters.get(word[0] ?? '');
    if (there) there.push(word);
    else letters.set(word[0] ?? '', [word]);
  }
  return letters;
}

/** New words of one message that are looked for among the known ones: a message of noise is not searched for ever. */
const MOST_GUESSES = 60;

/** What is meant by a word of a message: itself where it is known or ordinary, else the one known word that it nearly is. */
export function knownWord(lexicon: Lexicon, word: string, guesses: Map<string, string>): string {
  const kept = guesses.get(word);
  if (kept !== undefined) return kept;
  const key = wordKey(word);
  if (word.length < 5 || lexicon.words.has(key) || FILLER.has(word) || ORDINARY.has(word)) return key;
  if (guesses.size >= MOST_GUESSES) return key;
  const guess = nearestWord(oneSpelling(word), lexicon.byLetter) ?? key;
  guesses.set(word, guess);
  return guess;
}
