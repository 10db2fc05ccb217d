import type { FirstWords, PageWords } from '@app/shared/words';

type LateWords = Omit<PageWords, keyof FirstWords>;

let arrived: LateWords | null = null;

/** Fetches the words of the pages that nobody begins the day with, once. In a file of its own: the routes ask it before any word has come. */
export async function wordsThere(): Promise<true> {
  arrived ??= (await import('./late-words')).late;
  return true;
}

/** The words of those pages. @throws where a page asks before its route has waited for them */
export function lateWords(): LateWords {
  if (!arrived) throw new Error('This page came before its words: its route needs canMatch: [wordsThere].');
  return arrived;
}
