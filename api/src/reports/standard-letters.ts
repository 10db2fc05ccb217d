/** What the standard fonts of PDF have beside Latin-1: the rest of windows-1252. */
const BESIDE_LATIN = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';
/** Letters that no accent can be taken off. */
const ALIKE: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ħ: 'h',
  Ħ: 'H',
  ı: 'i',
  ŀ: 'l',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '\u2009': ' ',
  '\u202f': ' ',
};

const isThere = (letter: string) => /^[\u0020-\u007e\u00a0-\u00ff]$/.test(letter) || BESIDE_LATIN.includes(letter);

/**
 * Writes a text in the letters that the standard fonts of PDF have, which every reader has and no licence binds: a letter that is not
 * there loses its accent, and what is still not there is a question mark. Lines become one.
 */
export function inStandardFont(text: string): string {
  return [...text.normalize('NFC').split(/\s/).filter(Boolean).join(' ')].map(letterFor).join('');
}

function letterFor(letter: string): string {
  if (isThere(letter)) return letter;
  const alike = ALIKE[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '');
  return [...alike].every(isThere) && alike !== '' ? alike : '?';
}
