/** Wall times 'HH:MM' of one stretch of a day. */
export interface Times {
  start: string;
  end: string;
}

const CLOCK = /^(\d{1,2})(?:\s*[:.h]\s*(\d{2})(?:[:.](\d{2})(?:\.\d+)?)?|h)?\s*(?:(?:uhr|hrs?|h)\s*)?([ap]\.?\s?m\.?)?$/;
/** A spreadsheet's time is a fraction of a day, and its day none or the first that it counts. */
const FRACTION = /^0\.\d{5,}$/;
const NO_DAY = /^(?:1899-12-3[01]|1900-01-0[01]|3[01]\/12\/1899|0[01]\/01\/1900|12\/3[01]\/1899)[t\s]+/;
/** '3.11.26' is a day; '9.50.00' has its seconds. */
const DATE = /^\d{1,2}\.\d{1,2}\.(?!00$)\d{2}(?:\d{2})?$/;
/** A longer text is no time; the patterns above are not for such. */
const LONGEST = 60;
const MINUTES_A_DAY = 1440;

/**
 * Reads a time of day as 'HH:MM': '9:50', '09.50', '950', '11:10:00', '2:15 pm', '14h15', '9 am', and the fraction of a day that a
 * spreadsheet keeps. Undefined when it is none: a bare number below 100 may be a period, and with two stops, as in '3.11.26', it is a date.
 */
export function readTime(written: string): string | undefined {
  if (written.length > LONGEST) return undefined;
  const text = written.trim().toLowerCase().replace(NO_DAY, '');
  if (DATE.test(text)) return undefined;
  if (FRACTION.test(text)) return clock(Math.round(Number(text) * MINUTES_A_DAY));
  const digits = /^(\d{1,2})(\d{2})(?:\s*(?:h|hrs?))?$/.exec(text);
  if (digits) return ofClock(Number(digits[1]), Number(digits[2]), undefined);
  const [, hour, minute, second, meridiem] = CLOCK.exec(text) ?? [];
  if (hour === undefined || (minute === undefined && meridiem === undefined && !text.includes('h'))) return undefined;
  if (Number(second ?? 0) > 59) return undefined;
  return ofClock(Number(hour), Number(minute ?? 0), meridiem?.startsWith('p') ? 'pm' : meridiem && 'am');
}

function ofClock(hour: number, minute: number, half: 'am' | 'pm' | undefined | ''): string | undefined {
  if (minute > 59 || hour > 23 || (half && (hour < 1 || (half === 'am' && hour > 12)))) return undefined;
  const hours = half === 'pm' && hour < 12 ? hour + 12 : half === 'am' && hour === 12 ? 0 : hour;
  return clock(hours * 60 + minute);
}

const clock = (minutes: number): string | undefined =>
  minutes < MINUTES_A_DAY ? `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}` : undefined;

/** The same time twelve hours later, for a file that writes afternoons as 2:15; undefined for one that is in the afternoon. */
export function inTheAfternoon(time: string): string | undefined {
  return time < '12:00' ? clock(Number(time.slice(0, 2)) * 60 + 720 + Number(time.slice(3))) : undefined;
}

const ONE = String.raw`\d{1,2}(?:[:.h]\d{2}(?::\d{2})?|\d{2})(?:\s*(?:h\b|hrs?\b|[ap]\.?m\b\.?))?`;
const SPAN = new RegExp(String.raw`(?<!\d)(${ONE})\s*(?:~|-|–|—|\bto\b|\buntil\b)\s*(${ONE})(?!\d)`, 'i');

/** The times that words hold, as in '13:30~14:10' or 'P1 (8.50 - 9.50)' or '1:15-2:15 pm'; undefined without them. */
export function readTimes(words: string): Times | undefined {
  const [, first = '', last = ''] = SPAN.exec(words) ?? [];
  return spanOf(readTime(first), readTime(last), !/[ap]\.?m/i.test(first));
}

/**
 * Makes a stretch of a start and an end; one that would end before it starts is tried with the half of the day that is not written
 * ('12:50' to '1:50'; with `startUnsaid` '1:15' to '14:15'). Undefined when it makes none.
 */
export function spanOf(start: string | undefined, end: string | undefined, startUnsaid = true): Times | undefined {
  if (start === undefined || end === undefined) return undefined;
  const later = inTheAfternoon(start);
  if (startUnsaid && later !== undefined && start < '07:00' && later < end) return { start: later, end };
  if (start < end) return { start, end };
  const afternoon = inTheAfternoon(end);
  return afternoon !== undefined && start < afternoon && end < '07:00' ? { start, end: afternoon } : undefined;
}
