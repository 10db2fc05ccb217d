/** A school has some dozens of names; the limit is for what strangers may type. */
const KEPT_LIMIT = 5_000;

/** Keeps the answers of a function: it is asked for the same few names a hundred times a request. */
export function keepAnswers<T>(work: (words: string) => T): (words: string) => T {
  const kept = new Map<string, T>();
  return (words) => {
    const known = kept.get(words);
    if (known !== undefined) return known;
    if (kept.size >= KEPT_LIMIT) kept.clear();
    const answer = work(words);
    kept.set(words, answer);
    return answer;
  };
}

const PLAIN = /^(?:[\x21-\x7e]+(?: [\x21-\x7e]+)*)?$/;

/**
 * Writes a name as it is kept: its letters composed (NFC), without control characters and marks that nobody sees, every run of
 * blanks as one space and none around it. Two names that look alike are then the same text.
 */
export function readName(written: string): string {
  if (PLAIN.test(written)) return written;
  return written
    .replace(/\p{Cf}/gu, '')
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** Names without what does not tell them apart: capitals, spaces before, after and repeated, and how an accent is put together. */
export function plainWords(words: string): string {
  return PLAIN.test(words) ? words.toLowerCase() : foldedWords(words);
}

const foldedWords = /* @__PURE__ */ keepAnswers((words) => readName(words).toUpperCase().toLowerCase().normalize('NFC'));

const OWN_LETTERS: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' };

/** Folds words to letters without accents, for looking a word up however it is accented: 'Środa' and 'SRODA' are 'sroda'. */
export function withoutAccents(words: string): string {
  const plain = plainWords(words);
  if (PLAIN.test(plain)) return plain;
  return plain
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[øłđðıßæœþ]/g, (letter) => OWN_LETTERS[letter] ?? letter);
}
