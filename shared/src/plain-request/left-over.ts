import { countAt } from './number-words.js';
import { FILLER } from './ordinary-words.js';
import type { Candidate } from './read.types.js';
import { endsSentence, type Token } from './tokens.js';

/** Words of a message that nothing was made of. */
export interface LeftOver {
  from: number;
  to: number;
}

const PARTS = new Set([',', 'and', '&', '+', '/', '-', '–', ':']);
const GREETINGS = new Set(['hi', 'hiya', 'hello', 'hey', 'dear', 'morning', 'afternoon', 'good', 'evening']);
const SIGN_OFFS = new Set(['thanks', 'thank', 'cheers', 'regards', 'ta', 'thx', 'best']);
const isCapital = (text: string, token: Token): boolean => /^\p{Lu}/u.test(text.slice(token.start, token.end));

/** Finds the names in a greeting ('Hi Sam,') and under a message ('Thanks, Rosa'): they ask for nothing. */
export function namesOfPeople(tokens: readonly Token[], text: string, isFree: (at: number) => boolean): number[] {
  const found: number[] = [];
  let at = 0;
  while (GREETINGS.has(tokens[at]?.word ?? '')) at++;
  if (at > 0) for (let step = 0; step < 3 && isName(tokens[at], text) && isFree(at); step++, at++) found.push(at);
  const signed = tokens.findLastIndex(({ word }) => SIGN_OFFS.has(word));
  if (signed >= 0) {
    const after = tokens
      .slice(signed + 1)
      .flatMap((token, step) => (token.kind === 'word' && !FILLER.has(token.word) ? [signed + 1 + step] : []));
    const hasFigures = tokens.slice(signed + 1).some(({ kind }) => kind === 'number');
    if (!hasFigures && after.length <= 2 && after.every((place) => isName(tokens[place], text) && isFree(place))) found.push(...after);
  }
  return found;
}

const isName = (token: Token | undefined, text: string): boolean =>
  token?.kind === 'word' && isCapital(text, token) && !FILLER.has(token.word);

/** Whether a token asks for something: a number, or a word that is more than a manner of speaking. */
function tells(token: Token): boolean {
  if (token.kind === 'number') return true;
  return token.kind === 'word' && !FILLER.has(token.word);
}

/** Finds the runs of words that nothing was made of. Commas, 'and' and ends of sentences part them. */
export function leftOvers(tokens: readonly Token[], isTaken: (at: number) => boolean): LeftOver[] {
  const runs: LeftOver[] = [];
  let run: LeftOver | null = null;
  for (const [at, token] of tokens.entries()) {
    if (isTaken(at) || endsSentence(token) || PARTS.has(token.word)) {
      if (!(PARTS.has(token.word) && token.isGlued && tokens[at + 1]?.isGlued)) run = null;
      continue;
    }
    if (!tells(token)) continue;
    if (run) run.to = at + 1;
    else if (saysNothingNeeded(tokens, at)) {
      run = { from: at, to: at + 2 };
      runs.push(run);
    } else {
      run = { from: at, to: at + 1 };
      runs.push(run);
    }
  }
  return runs.map((one) => (one.to - one.from === 1 && tokens[one.from]?.kind === 'number' ? withNoun(tokens, one, isTaken) : one));
}

/** 'No practical', 'nothing needed'. */
function saysNothingNeeded(tokens: readonly Token[], at: number): boolean {
  return (
    ['no', 'nothing'].includes(tokens[at]?.word ?? '') &&
    ['practical', 'practicals', 'prac', 'experiment', 'needed', 'required', 'kit', 'equipment'].includes(tokens[at + 1]?.word ?? '')
  );
}

/** '16 sets' says more than '16'. */
function withNoun(tokens: readonly Token[], run: LeftOver, isTaken: (at: number) => boolean): LeftOver {
  return tokens[run.to]?.kind === 'word' && !isTaken(run.to) ? { ...run, to: run.to + 1 } : run;
}

/** What may be done about words that nothing was made of: a line as it was typed where they count something, else the note. */
export function candidatesOf(tokens: readonly Token[], { from, to }: LeftOver, text: string): Candidate[] {
  const written = text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
  const count = countAt(tokens, from);
  const first = tokens[count ? count.to : from];
  const name = text
    .slice(first?.start ?? 0, tokens[to - 1]?.end ?? 0)
    .replace(/^(?:x|of) /i, '')
    .slice(0, 200);
  if (saysNothingNeeded(tokens, from)) return [{ text: written, field: 'answer', value: 'nothing-needed' }];
  const note: Candidate = { text: written.slice(0, 200), field: 'notes', value: written };
  if (!count || count.to >= to || count.value < 1 || !/\p{L}/u.test(name)) return [note];
  return [{ text: name, line: { name, kind: 'apparatus', perClass: count.value } }, note];
}
