import { COMMON_PARTS, COMMON_PASSWORDS } from './common-passwords.js';

/** Why a password is refused: it is one of the most common, or is made of little but what is tried first. */
export type PasswordFault = 'common' | 'guessable';

/** So much must be left that nobody tries first: a word, a run or a year counts as much as one letter. */
const LEAST = 4;
const OF_THE_FIELD =
  'requisite oakfield school science teacher technician admin administrator welcome prep room practical practicals chemistry physics biology department demo password passwort login lesson';
const KEYS = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1234567890',
  'qwertzuiop',
  'azertyuiop',
  'abcdefghijklmnopqrstuvwxyz',
  '1qaz2wsx3edc4rfv',
];
const LEET: Readonly<Record<string, string>> = { '@': 'a', '4': 'a', '3': 'e', '1': 'i', '!': 'i', '0': 'o', $: 's', '5': 's', '7': 't' };

/** Says what is wrong with a password beside its length; `own` is what its person, school and address are called. Null: nothing. */
export function passwordFault(password: string, own: readonly string[]): PasswordFault | null {
  const lower = password.normalize('NFKC').toLowerCase();
  if (` ${COMMON_PASSWORDS.replaceAll('\n', ' ')} `.includes(` ${lower} `)) return 'common';
  return strengthOf(lower, wordsOf(own)) < LEAST ? 'guessable' : null;
}

function wordsOf(own: readonly string[]): ReadonlySet<string> {
  const theirs = own
    .flatMap((name) =>
      name
        .normalize('NFKC')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u),
    )
    .filter((word) => word.length > 2);
  return new Set([...COMMON_PARTS.trim().split(/\s+/), ...OF_THE_FIELD.split(' '), ...theirs]);
}

/** Counts what a password is made of: each different word, run, year or repeated sign once, each letter beside, two digits as one letter. */
function strengthOf(text: string, words: ReadonlySet<string>): number {
  const parts = new Set<string>();
  const undisguised = [...text].map((sign) => LEET[sign] ?? sign).join('');
  let beside = 0;
  for (let at = 0; at < text.length;) {
    const length = wordAt(text, at, words) || wordAt(undisguised, at, words) || runAt(text, at) || yearAt(text, at) || repeatAt(text, at);
    if (length > 0) parts.add(undisguised.slice(at, at + length));
    else if (/\p{L}/u.test(text[at] ?? '')) beside += 1;
    else if (/\p{N}/u.test(text[at] ?? '')) beside += 0.5;
    at += Math.max(length, 1);
  }
  return parts.size + beside;
}

function wordAt(text: string, at: number, words: ReadonlySet<string>): number {
  for (let length = Math.min(24, text.length - at); length > 2; length--) if (words.has(text.slice(at, at + length))) return length;
  return 0;
}

/** The length of a run of keys or of the alphabet, forwards or backwards, of four or more. */
function runAt(text: string, at: number): number {
  for (let length = Math.min(26, text.length - at); length > 3; length--) {
    const run = text.slice(at, at + length);
    const back = [...run].reverse().join('');
    if (KEYS.some((keys) => keys.includes(run) || keys.includes(back))) return length;
  }
  return 0;
}

function yearAt(text: string, at: number): number {
  return /^(?:19|20)\d\d/.test(text.slice(at, at + 4)) ? 4 : 0;
}

/** The length of what is repeated: one sign three times or more, or a piece of two to six signs right after itself. */
function repeatAt(text: string, at: number): number {
  let same = 1;
  while (at + same < text.length && text[at + same] === text[at]) same++;
  if (same > 2) return same;
  for (let length = 2; length <= 6; length++) {
    const piece = text.slice(at, at + length);
    let count = 1;
    while (text.slice(at + count * length, at + (count + 1) * length) === piece) count++;
    if (count > 2 && piece.length === length) return count * length;
  }
  return 0;
}
