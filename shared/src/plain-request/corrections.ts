import type { Mention } from './mentions.js';
import type { Measure } from './measures.js';
import { countAt, type Count } from './number-words.js';
import { endsSentence, type Token } from './tokens.js';

/** A number that was put right: the one that counts, and the tokens that say the correction. */
export interface Correction {
  /** The number that no longer counts. */
  old: Count;
  now: Count;
  /** From the first to after the last token of the correction, the new number included where nothing follows that it counts. */
  from: number;
  to: number;
  /** What stands behind is the same thing again, or nothing: the old number's thing keeps its place. */
  keepsThing: boolean;
}

const CORRECTING = [
  ['no'],
  ['nope'],
  ['sorry'],
  ['rather'],
  ['actually'],
  ['make', 'that'],
  ['make', 'it'],
  ['i', 'mean'],
  ['scratch', 'that'],
  ['or', 'rather'],
  ['correction'],
];
const BEGIN = new Set(CORRECTING.map(([first]) => first));
/** 'No, sorry, I mean': more of it is no correction. */
const MOST_SAID = 3;
const MARKS = new Set([',', '-', '–', '—', ':']);
/** As far back as a number is put right. */
const FURTHEST = 12;

/** The place after words of correction and the marks around them; the place itself where there are none. */
function correctingAt(tokens: readonly Token[], at: number): number {
  let to = at;
  for (let step = 0; step < MOST_SAID; step++) {
    const place = to;
    const words =
      BEGIN.has(tokens[place]?.word ?? '') && CORRECTING.find((parts) => parts.every((part, next) => tokens[place + next]?.word === part));
    if (!words) break;
    to += words.length;
    for (let marks = 0; marks < MOST_SAID && MARKS.has(tokens[to]?.word ?? ''); marks++) to++;
  }
  return to;
}

/** The last number before a place that counts something; what says when or with whom is passed over. */
function countBefore(
  tokens: readonly Token[],
  measures: ReadonlyMap<number, Measure>,
  at: number,
  taken: ReadonlySet<number>,
): Count | null {
  for (let place = at - 1; place >= 0 && at - place <= FURTHEST; place--) {
    if (endsSentence(tokens[place])) return null;
    if (taken.has(place)) continue;
    const isSize = measures.has(place);
    const count = isSize || isGluedToWord(tokens, place) ? null : countAt(tokens, place);
    if (count && count.to <= at) return count;
  }
  return null;
}

const isGluedToWord = (tokens: readonly Token[], at: number): boolean =>
  (tokens[at]?.isGlued ?? false) && tokens[at - 1]?.kind === 'word' && tokens[at - 1]?.word !== 'x';

/** Finds the numbers that a message puts right ('20, no 24'); `taken` are tokens that say when or with whom. */
export function correctionsOf(
  tokens: readonly Token[],
  measures: ReadonlyMap<number, Measure>,
  mentions: readonly Mention[],
  taken: ReadonlySet<number>,
): Correction[] {
  const found: Correction[] = [];
  for (let at = 1; at < tokens.length; at++) {
    const to = correctingAt(tokens, at);
    if (to === at || taken.has(to)) continue;
    const now = measures.has(to) ? null : countAt(tokens, to);
    const old = now && countBefore(tokens, measures, at, taken);
    if (!now || !old || isForAll(tokens, now)) continue;
    const between = mentions.find((mention) => mention.from >= old.to && mention.to <= at);
    const after = mentions.find((mention) => mention.from >= now.to && isNext(tokens, now.to, mention.from));
    const isSame = !after || (between !== undefined && between.things.some((thing) => after.things.includes(thing)));
    if (between && after && !isSame) continue;
    found.push({ old, now, from: at, to: between && after ? after.to : now.to, keepsThing: between !== undefined });
    at = now.to - 1;
  }
  return found;
}

/** 'Make it 12 of each' puts more than one number right. */
const isForAll = (tokens: readonly Token[], { to }: Count): boolean =>
  tokens[to]?.word === 'each' || (tokens[to]?.word === 'of' && ['each', 'both', 'all'].includes(tokens[to + 1]?.word ?? ''));

function isNext(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from, to).every(({ word, kind }) => kind === 'word' && ['x', 'of', 'the'].includes(word));
}
