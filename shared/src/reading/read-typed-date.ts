import { isIsoDate, weekdayOf, type IsoDate } from '../time/iso-date.js';
import { withoutAccents } from './plain-words.js';
import { weekdayOfWords } from './weekday-words.js';

/** Why what was typed is no date; `written` is a part of it, `day` a date whose weekday it is not. */
export type DateFault =
  | { fault: 'unread' }
  | { fault: 'no-such-day'; written: string }
  | { fault: 'no-such-month'; month: number }
  | { fault: 'other-weekday'; day: IsoDate };

/** What a date field makes of what was typed. */
export type DateReading = { date: IsoDate } | DateFault;

/** A school year begins in September. */
const FIRST_MONTH = 9;
const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const SEPARATORS = /[\s.,/\\_-]+/;
const UNREAD = { fault: 'unread' } as const;

/**
 * Reads a date that a person typed: '3/11', '3 11', '3 Nov', 'Tue 3rd November', '3.11.26', '2026-11-03'. The day comes first.
 * Without a year it is the one of the school year (September to August) that `near` lies in, or of the next one where that is
 * more than six months before `near`.
 */
export function readTypedDate(written: string, near: IsoDate): DateReading {
  const text = withoutAccents(written)
    .replace(/(\d)(?:st|nd|rd|th)\b/g, '$1')
    .replace(/\b(?:of|the)\b/g, ' ')
    .trim();
  if (isIsoDate(text)) return inYears(text);
  const parts = text
    .replace(/(\d)(?=[a-z])|([a-z])(?=\d)/g, '$1$2 ')
    .split(SEPARATORS)
    .filter(Boolean);
  // 'mar' is a Tuesday in some languages, and March in ours
  const weekday = monthOf(parts[0] ?? '') > 0 ? 0 : weekdayOfWords(parts[0] ?? '');
  const [first, second, third, more] = weekday > 0 ? parts.slice(1) : parts;
  if (first === undefined || second === undefined || more !== undefined) return UNREAD;
  const year = third === undefined ? null : yearOf(third);
  if (year === undefined) return UNREAD;
  const read = dayAndMonth(first, second);
  if ('fault' in read) return read;
  return checked(read, year, weekday, near);
}

/** Which date without a year is meant; null where no year nearby has that day. */
function nearest(day: number, month: number, near: IsoDate): IsoDate | null {
  const today = Temporal.PlainDate.from(near);
  const start = today.month < FIRST_MONTH ? today.year - 1 : today.year;
  const earliest = today.subtract({ months: 6 }).toString();
  for (const schoolYear of [start, start + 1, start + 2, start + 3, start + 4]) {
    const date = isoDate(month < FIRST_MONTH ? schoolYear + 1 : schoolYear, month, day);
    if (isIsoDate(date) && date >= earliest) return date;
  }
  return null;
}

function checked({ day, month }: { day: number; month: number }, year: number | null, weekday: number, near: IsoDate): DateReading {
  const date = year === null ? nearest(day, month, near) : isoDate(year, month, day);
  if (date === null || !isIsoDate(date))
    return { fault: 'no-such-day', written: `${day} ${monthName(month)}${year === null ? '' : ` ${year}`}` };
  return weekday > 0 && weekdayOf(date) !== weekday ? { fault: 'other-weekday', day: date } : inYears(date);
}

/** A day beside a month in figures, day first, or in letters, in either order. */
function dayAndMonth(first: string, second: string): { day: number; month: number } | DateFault {
  const inWords = [monthOf(first), monthOf(second)];
  const [dayWritten, month] = inWords[0] ? [second, inWords[0]] : [first, inWords[1] || numberOf(second)];
  const day = numberOf(dayWritten);
  if (!day || month === undefined) return UNREAD;
  if (month < 1 || month > 12) return { fault: 'no-such-month', month };
  return { day, month };
}

/** 1 to 12 for a month in words of at least three letters; 0 for other words. */
function monthOf(word: string): number {
  return word.length < 3 ? 0 : MONTHS.findIndex((month) => month.startsWith(word === 'sept' ? 'sep' : word)) + 1;
}

function monthName(month: number): string {
  const name = MONTHS[month - 1] ?? '';
  return `${name.charAt(0).toUpperCase()}${name.slice(1, 3)}`;
}

function numberOf(word: string): number | undefined {
  return /^\d{1,2}$/.test(word) ? Number(word) : undefined;
}

function yearOf(word: string): number | undefined {
  if (/^\d{2}$/.test(word)) return 2000 + Number(word);
  return /^\d{4}$/.test(word) ? Number(word) : undefined;
}

function isoDate(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The years that a date of a school may lie in. */
function inYears(date: IsoDate): DateReading {
  return date >= '1900' && date < '2200' ? { date } : UNREAD;
}
