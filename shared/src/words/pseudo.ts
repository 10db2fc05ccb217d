import type { Words } from './words.js';

const ACCENTED: Record<string, string> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú' };
/** A third longer: as much as a short English text grows in most languages. */
const GROWTH = 3;

/**
 * Makes a language that nobody speaks of one that somebody does: every text longer, accented, and marked at both ends. Read in it, a page
 * shows what was written past the words (no mark), what is cut off (one mark) and what was joined of pieces (marks in the middle).
 */
export function pseudo(words: Words): Words {
  return { ...(said(words) as Words), locale: words.locale };
}

/** Takes the marked texts out of what a page shows; what is left was written past the words, or is the school's own data. */
export function bare(shown: string): string {
  let rest = shown;
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ' ');
  }
  return rest.replace(/\s+/g, ' ').trim();
}

function said(value: unknown): unknown {
  if (typeof value === 'string') return marked(value);
  if (typeof value === 'function') return (...facts: unknown[]) => said((value as (...given: unknown[]) => unknown)(...facts));
  if (Array.isArray(value)) return value.map(said);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, said(inner)]));
}

function marked(text: string): string {
  if (text === '') return text;
  return `⟦${text.replace(/[aeiou]/gi, (letter) => ACCENTED[letter] ?? letter)}${'·'.repeat(Math.ceil(text.length / GROWTH))}⟧`;
}
