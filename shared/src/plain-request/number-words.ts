import type { Token } from './tokens.js';

/** How many somebody asks for, and the tokens that say it. */
export interface Count {
  from: number;
  to: number;
  value: number;
}

const UNITS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TEENS = ['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const WORDS: ReadonlyMap<string, number> = /* @__PURE__ */ new Map([
  ...UNITS.map((word, index): [string, number] => [word, index + 1]),
  ...TEENS.map((word, index): [string, number] => [word, index + 10]),
  ...TENS.map((word, index): [string, number] => [word, (index + 2) * 10]),
  ['dozen', 12],
]);
/** More than any class uses: a telephone number, not a count. */
const MOST = 100_000;

/** The number that one word says: 12 of 'twelve'; null for other words. */
export function numberWord(word: string): number | null {
  return WORDS.get(word) ?? null;
}

/** Reads how many at a token: '12', 'twelve', 'twenty five', 'a dozen', 'half a dozen', 'two dozen', 'a couple of'. Null where no count begins. */
export function countAt(tokens: readonly Token[], at: number): Count | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.kind === 'number') return countOfDigits(tokens, at, token);
  if (token.kind !== 'word' || (!WORDS.has(token.word) && token.word !== 'a' && token.word !== 'half')) return null;
  const [first, second, third] = [token.word, tokens[at + 1]?.word ?? '', tokens[at + 2]?.word ?? ''];
  if (first === 'half' && second === 'a' && third === 'dozen') return { from: at, to: at + 3, value: 6 };
  if (first === 'a' && second === 'dozen') return { from: at, to: at + 2, value: 12 };
  if (first === 'a' && second === 'couple') return { from: at, to: at + (third === 'of' ? 3 : 2), value: 2 };
  const value = WORDS.get(first);
  if (value === undefined) return null;
  if (second === 'dozen' && value < 10) return { from: at, to: at + 2, value: value * 12 };
  const hyphen = second === '-' ? 1 : 0;
  const more = value >= 20 && value < 100 ? UNITS.indexOf(hyphen ? third : second) + 1 : 0;
  return more > 0 ? { from: at, to: at + 2 + hyphen, value: value + more } : { from: at, to: at + 1, value };
}

function countOfDigits(tokens: readonly Token[], at: number, token: Token): Count | null {
  if (!Number.isInteger(token.value) || token.value > MOST) return null;
  return tokens[at + 1]?.word === 'dozen'
    ? { from: at, to: at + 2, value: token.value * 12 }
    : { from: at, to: at + 1, value: token.value };
}
