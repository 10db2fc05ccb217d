import { keepAnswers, plainWords, withoutAccents } from './plain-words.js';
import { weekdayOfWords } from './weekday-words.js';

/** Words that name one weekday: 1 = Monday, and what else they say ('Week B'), empty when that is nothing. */
export interface DayWords {
  weekday: number;
  rest: string;
}

const DAY_WORD = /^(?:day|d|tag|jour|dia|giorno|dzien|den|dydd)?[\s._#:-]*0*(\d{1,2})\.?$/;
/** A word in letters of any script, with the accents and the apostrophes inside it. */
const WORD = /\p{L}[\p{L}\p{M}]*(?:['’][\p{L}\p{M}]+)*/gu;
/** Said beside the name of a day and telling nothing. */
const EMPTY_WORDS = new Set(['dydd', 'feira', 'يوم', 'יום', 'el', 'le']);

/** The number of a day written as '6', '06', 'Day 6' or 'Tag 6'; undefined when it is written otherwise. */
export function dayNumber(written: string): number | undefined {
  const number = Number(DAY_WORD.exec(withoutAccents(written))?.[1]);
  return number >= 1 ? number : undefined;
}

/**
 * Reads the one weekday that words name, in English or another language, and what is left beside it: 'Mon', 'MonA', 'Monday (Week
 * B)', 'Montag', '2Fri', 'lundi'. Whole words alone count, parted by anything that is no letter or by a capital after a small
 * letter; 'mona' is Monday of week A only where `labels` has an A. Undefined when no weekday or more than one is named.
 */
export function readWeekday(written: string, labels: readonly string[] = []): DayWords | undefined {
  const whole = weekdayOfWords(written);
  if (whole > 0) return { weekday: whole, rest: '' };
  const text = written
    .normalize('NFC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
  const found = new Set<number>();
  const rest = text.replace(WORD, (word) => {
    const [weekday, beside] = weekdayIn(word, labels);
    if (weekday === 0) return word;
    found.add(weekday);
    return ` ${beside} `;
  });
  const [weekday] = found;
  if (found.size !== 1 || weekday === undefined) return undefined;
  return { weekday, rest: besides(rest) };
}

/** The weekday of one word, with the label glued to it where the calendar has such a label. */
function weekdayIn(word: string, labels: readonly string[]): [weekday: number, beside: string] {
  const whole = weekdayOfWords(word);
  if (whole > 0) return [whole, ''];
  for (const label of labels) {
    if (!/^\p{L}$/u.test(label)) continue;
    const [plain, letter] = [plainWords(word), plainWords(label)];
    const glued = plain.endsWith(letter) ? plain.slice(0, -1) : plain.startsWith(letter) ? plain.slice(1) : '';
    const weekday = glued.length > 2 ? weekdayOfWords(glued) : 0;
    if (weekday > 0) return [weekday, label];
  }
  return [0, ''];
}

function besides(rest: string): string {
  return rest
    .replace(/[():._[\]–—-]+/g, ' ')
    .replace(WORD, (word) => (EMPTY_WORDS.has(plainWords(word)) ? ' ' : word))
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;/]+|(?<![\s,;/])[\s,;/]+$/g, '');
}

/** The same reading without labels, with its answers kept; null where no one weekday is named. */
export const weekdayWords = /* @__PURE__ */ keepAnswers((words): DayWords | null => readWeekday(words) ?? null);
