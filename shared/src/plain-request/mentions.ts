import { commonlyAt, exactAt, partlyAt, type Meant, type Said } from './find-named.js';
import type { KnownPractical, Thing } from './known.types.js';
import { wordKey, type Lexicon } from './lexicon.js';
import { countAt } from './number-words.js';
import { FILLER, ORDINARY } from './ordinary-words.js';
import type { Token } from './tokens.js';

/** Where a message names kit or a practical, and which it may be. */
export interface Mention {
  kind: 'thing' | 'practical';
  from: number;
  to: number;
  things: Thing[];
  practicals: KnownPractical[];
  /** The words may name something else: it is asked about. */
  isUnsure: boolean;
}

const SMALL = new Set(['and', 'of', 'with', 'in', 'for', 'to', 'on', 'a', 'an', 'the', 'by', 'at', 'or', 'no', 'not']);
/** Behind these stands what is wanted, and no practical. */
const WANTED = new Set(['some', 'a', 'an', 'few', 'several', 'extra', 'spare', 'more']);

/** Behind the name of a practical these ask for its kit alone. */
const KITS = new Set(['kit', 'kits', 'set', 'sets', 'box', 'boxes', 'stuff', 'equipment', 'gear', 'apparatus']);

/** Whether how many of it stands right before a token: a number, a measure, 'some'. */
function isCounted({ tokens, measures }: Said, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && ['x', '×', 'of', '*'].includes(tokens[before]?.word ?? '')) before--;
  if (before < 0) return false;
  if (WANTED.has(tokens[before]?.word ?? '') || countAt(tokens, before)?.to === before + 1) return true;
  return [before - 1, before - 2, before - 3].some((place) => measures.get(place)?.to === before + 1);
}

const asThing = (meant: Meant<Thing>): Mention => ({
  kind: 'thing',
  from: meant.from,
  to: meant.to,
  things: meant.all,
  practicals: [],
  isUnsure: meant.all.length > 1 || (meant.words === 1 && !meant.isHeaded),
});

const asPractical = (meant: Meant<KnownPractical>, isUnsure = meant.all.length > 1): Mention => ({
  kind: 'practical',
  from: meant.from,
  to: meant.to,
  things: [],
  practicals: meant.all,
  isUnsure,
});

const wordsOf = (name: string): string[] => name.toLowerCase().split(/[^\p{L}']+/u);

/** A practical by a word of its title: a word that tells, in the number in which the title has it. */
function byOneWord(meant: Meant<KnownPractical>, said: Said, lexicon: Lexicon): Mention | null {
  const written = (said.tokens[meant.from] as Token).word;
  if (FILLER.has(written) || ORDINARY.has(written) || written.length < 4) return null;
  const word = lexicon.words.has(wordKey(written)) ? written : (said.keys[meant.from] ?? written);
  const isInTitle = meant.all.some(({ title, keywords }) => [title, ...keywords].some((name) => wordsOf(name).includes(word)));
  const isTelling = meant.all.length === 1 && word.length > 4 && !word.endsWith('ing') && isInTitle;
  return asPractical(meant, !isTelling || KITS.has(said.tokens[meant.to]?.word ?? ''));
}

/** Whether a word stands at a token that the school knows no thing and no practical by, and that is no everyday word. */
function isStrange(lexicon: Lexicon, said: Said, at: number): boolean {
  const { kind, word = '' } = said.tokens[at] ?? {};
  if (kind !== 'word' || !said.isFree(at) || word.length < 4) return false;
  return !SMALL.has(word) && !FILLER.has(word) && !ORDINARY.has(word) && !KITS.has(word) && !lexicon.words.has(said.keys[at] ?? word);
}

/** One word beside a strange one may be part of another name: 'thermite reaction' is no reaction that the school knows. */
function isPartOfAnother({ from, to, words, all }: Meant<KnownPractical>, said: Said, lexicon: Lexicon): boolean {
  return words === 1 && all.length === 1 && (isStrange(lexicon, said, from - 1) || isStrange(lexicon, said, to));
}

function practicalAt(lexicon: Lexicon, said: Said, at: number): Mention | null {
  const exact = exactAt(lexicon.practicals, said, at);
  if (exact && (exact.words > 1 || !FILLER.has(said.tokens[at]?.word ?? '')))
    return asPractical(exact, exact.all.length > 1 || isPartOfAnother(exact, said, lexicon));
  const part = partlyAt(lexicon.practicals, said, at);
  if (!part) return null;
  if (part.words > 1) return asPractical(part);
  const one = byOneWord(part, said, lexicon);
  return one && { ...one, isUnsure: one.isUnsure || isPartOfAnother(part, said, lexicon) };
}

function thingAt(lexicon: Lexicon, said: Said, at: number): { mention: Mention; words: number; isExact: boolean } | null {
  const exact = exactAt(lexicon.things, said, at);
  const common = exact ? null : commonlyAt(lexicon, said, at);
  const part = exact ? null : partlyAt(lexicon.things, said, at);
  const found = exact ?? (common && common.words >= (part?.words ?? 0) ? common : part);
  if (!found) return null;
  // 'set' and 'kit' alone name nothing, nor do 'boxes of'
  if (found.words === 1 && !found.isExact && said.tokens[found.to]?.word === 'of') return null;
  const last = said.tokens[found.to - 1]?.word ?? '';
  if (found.words === 1 && !found.isExact && (FILLER.has(last) || last.length < 3)) return null;
  return { mention: asThing(found), words: found.words, isExact: found.isExact };
}

/** Takes kit or a practical at a token, whichever the words say more of; a count before them asks for kit. */
function mentionAt(lexicon: Lexicon, said: Said, at: number): Mention | null {
  const thing = thingAt(lexicon, said, at);
  const practical = isCounted(said, at) ? null : practicalAt(lexicon, said, at);
  if (!thing || !practical) return thing?.mention ?? practical;
  const [thingWords, practicalWords] = [thing.mention.to - at, practical.to - at];
  const isMore = practicalWords > thingWords || (practicalWords === thingWords && !practical.isUnsure && !thing.isExact);
  return isMore && (practicalWords > 1 || !thing.isExact) ? practical : thing.mention;
}

/** Finds where a message names kit and practicals, in order, no word twice. */
export function mentionsOf(lexicon: Lexicon, said: Said): Mention[] {
  const found: Mention[] = [];
  for (let at = 0; at < said.tokens.length; at++) {
    const token = said.tokens[at] as Token;
    const isMeasure = said.measures.has(at);
    if (!said.isFree(at) || (token.kind !== 'word' && !isMeasure) || SMALL.has(token.word)) continue;
    const mention = mentionAt(lexicon, said, at);
    if (!mention) {
      at = (said.measures.get(at)?.to ?? at + 1) - 1;
      continue;
    }
    found.push(mention);
    at = mention.to - 1;
  }
  return found;
}

/** Whether words that name kit begin at a token. */
export function namesThing(lexicon: Lexicon, said: Said, at: number): boolean {
  const token = said.tokens[at];
  if (!token || SMALL.has(token.word)) return false;
  if (token.kind !== 'word' && !said.measures.has(at)) return token.kind === 'number';
  return thingAt(lexicon, said, at) !== null;
}
