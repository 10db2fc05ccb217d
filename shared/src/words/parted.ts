/** Words of so many letters and more are parted; nearer to an end than `FEWEST` letters they are not. */
const LONG = 11;
const FEWEST = 4;
const LONG_WORD = new RegExp(`\\p{L}{${LONG},}`, 'gu');
/** After a vowel and before one consonant (or 'tr', 'pl' and the like) that a vowel follows, or between two consonants that stand between vowels. */
const PARTING = /(?<=[aeiouy])(?=[^aeiouy][aeiouy]|[bcdfgkpt][lr][aeiouy])|(?<=[aeiouy][^aeiouyh])(?=[^aeiouyhlr][aeiouy])/giu;

/**
 * Writes a title with soft hyphens in its long words, for a narrow column: the browser breaks it there and draws the hyphen only where it
 * does. Browsers without a dictionary of their own would break 'neutralisatio-n' anywhere. For the eye alone; names are said whole.
 */
export function parted(title: string): string {
  return title.replace(LONG_WORD, (word) =>
    word.replace(PARTING, (_, at: number) => (at >= FEWEST && at <= word.length - FEWEST ? '\u00AD' : '')),
  );
}
