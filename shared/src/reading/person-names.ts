const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'professor', 'sir', 'madam', 'mme', 'rev', 'revd', 'fr', 'sr']);

/** The words of a name, small and without accents, titles and stops, the given names first: 'Mrs Holt, Rosa' is rosa, holt. */
function wordsOf(written: string): string[] {
  const [before = '', ...after] = written.split(',');
  const inOrder = after.length === 1 ? `${after[0] ?? ''} ${before}` : written;
  return inOrder
    .normalize('NFD')
    .replace(/[\p{M}\u2019'.]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}-]+/u)
    .filter((word) => word !== '' && !TITLES.has(word));
}

/**
 * What is the same in every writing of one full name: order, case, accents and titles do not count ('Holt, Rosa' = 'Dr Rosa Holt'). Null for
 * what is no full name: fewer than two words of two letters or more, or with a digit.
 */
export function fullNameKey(written: string): string | null {
  const words = wordsOf(written);
  if (/\d/.test(written) || words.filter((word) => word.length > 1).length < 2) return null;
  return words.sort().join(' ');
}

/** Gives the words of a written name of which one may be the surname, in order; of a full name it is the last. */
export function surnamesIn(written: string): string[] {
  return wordsOf(written);
}

/** A full name as people say it: 'Holt, Rosa' is 'Rosa Holt'. */
export function sayName(written: string): string {
  const [before = '', ...after] = written.split(',');
  return (after.length === 1 ? `${after[0] ?? ''} ${before}` : written).replace(/\s+/g, ' ').trim();
}

/**
 * Whether a written name may be the person of a full name: the same words in any order, or the same surname with initials that fit, or with
 * none ('R Holt', 'Holt R', 'Mrs Holt').
 */
export function mayBeName(written: string, fullName: string): boolean {
  if (/\d/.test(written)) return false;
  const asked = wordsOf(written);
  const known = wordsOf(fullName);
  const surname = known.at(-1);
  if (known.length < 2 || surname === undefined || !asked.includes(surname)) return false;
  const given = asked.filter((word, index) => index !== asked.indexOf(surname));
  if (given.length === 0) return written.trim().split(/\s+/).length > 1;
  return given.every((word) => known.slice(0, -1).some((name) => name === word || (word.length === 1 && name.startsWith(word))));
}
