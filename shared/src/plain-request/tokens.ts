import { withoutAccents } from '../reading/plain-words.js';

/** A word, a number or a sign of a message: `start` and `end` are places in the text, `word` is in small letters without accents. */
export interface Token {
  kind: 'word' | 'number' | 'sign' | 'line-end';
  word: string;
  start: number;
  end: number;
  /** Nothing stands between it and the token before. */
  isGlued: boolean;
  /** Of a number: what it says. */
  value: number;
}

const PARTS = /\d{1,3},\d{3}(?![\d,])|\d+(?:[.·]\d+)?|\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*|[^\s\p{L}\d]|\n/gu;

function kindOf(part: string): Token['kind'] {
  if (part === '\n') return 'line-end';
  if (/^\d/.test(part)) return 'number';
  return /^\p{L}/u.test(part) ? 'word' : 'sign';
}

/** Takes a message apart into words, numbers, signs and ends of lines, in order. */
export function tokensOf(text: string): Token[] {
  let lastEnd = -1;
  return [...text.matchAll(PARTS)].map(({ 0: part, index }) => {
    const kind = kindOf(part);
    const end = index + part.length;
    const token: Token = {
      kind,
      word: kind === 'word' ? withoutAccents(part).replaceAll('’', "'") : part,
      start: index,
      end,
      isGlued: index === lastEnd,
      value: kind === 'number' ? Number(/^\d{1,3},/.test(part) ? part.replace(',', '') : part.replace('·', '.')) : Number.NaN,
    };
    lastEnd = end;
    return token;
  });
}

const ENDS = new Set(['.', ';', '!', '?']);

/** Whether what one asks ends at this token: a stop, a semicolon, the end of a line. */
export function endsSentence(token: Token | undefined): boolean {
  return token === undefined || token.kind === 'line-end' || (token.kind === 'sign' && ENDS.has(token.word));
}
