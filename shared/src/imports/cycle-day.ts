/** The part of a school's calendar that an import needs. `null` where it is used means: no calendar yet. */
export interface ImportCalendar {
  cycle: { kind: 'weeks' | 'rotating'; labels: readonly string[] };
  periods: readonly { name: string; start: string; end: string }[];
}

/** A timetable's day: a weekday in one week of the cycle (`week` null = every week), or a rotating day (`week` null). */
export interface CycleDay {
  week: string | null;
  day: string;
  /** Whether lessons on it can come out of the calendar. True while there is no calendar to ask. */
  known: boolean;
}

/**
 * What numbered days mean in this file: Monday to Friday of every week; Monday to Friday of the first week and on through
 * the others (6 = Monday of the second); or the days of a rotating cycle.
 */
export type NumberedDays = 'weekdays' | 'through-weeks' | 'rotating';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const LONG = /(monday|tuesday|wednesday|thursday|friday|saturday|sunday|thurs|tues|weds|wedn|thur|mon|tue|wed|thu|fri|sat|sun)/i;
const SHORT = /(?:^|[^a-z])(mo|tu|we|th|fr|sa|su)(?:$|[^a-z])/i;
const NUMBER = /^(day|d)?[\s._#:-]*0*(\d{1,2})$/i;
const EVERY_WEEK = new Set(['', 'every', 'everyweek', 'all', 'both', 'each', 'weekly', 'any', '*', '-']);

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();

/** The number of a day written as '6', '06', 'Day 6' or 'DAY 6'; undefined when it is written otherwise. */
export function dayNumber(written: string): number | undefined {
  const number = Number(NUMBER.exec(written.trim())?.[2]);
  return number >= 1 ? number : undefined;
}

/**
 * Decides, from all days of a file together, what its numbered days mean. In a rotating calendar they are its days. In a
 * calendar of weeks, and in a file with a column for the week, one to five are Monday to Friday; numbers that fill the
 * weeks exactly (to 10 of two) count through them; others are left as rotating days for somebody to look at. With no
 * calendar, bare numbers up to five are weekdays and everything else rotates.
 */
export function numberedDays(written: Iterable<string>, calendar: ImportCalendar | null, hasWeekColumn: boolean): NumberedDays {
  if (calendar?.cycle.kind === 'rotating') return 'rotating';
  let highest = 0;
  let named = false;
  for (const text of written) {
    highest = Math.max(highest, dayNumber(text) ?? 0);
    named ||= /^d/i.test(text.trim()) && dayNumber(text) !== undefined;
  }
  if (hasWeekColumn && highest <= 7) return 'weekdays';
  if (!calendar) return highest <= 5 && !named ? 'weekdays' : 'rotating';
  if (highest <= 5) return 'weekdays';
  return highest === 5 * calendar.cycle.labels.length ? 'through-weeks' : 'rotating';
}

/**
 * Reads the week that a cell names: undefined when it cannot be understood, null for every week, else the calendar's own
 * spelling of the label, or the label as written where the calendar has no such week.
 */
export function readWeek(written: string, labels: readonly string[]): string | null | undefined {
  const token = plain(written)
    .replace(/^(week|wk)[\s:._-]*/, '')
    .replace(/[\s:._-]*(week|wk)$/, '');
  if (EVERY_WEEK.has(token.replace(/\s/g, ''))) return null;
  const one = weekLabel(token, labels);
  if (one !== undefined) return one;
  const parts = token.split(/\s*(?:[,&+/;]|\band\b)\s*/).filter(Boolean);
  const several = parts.length > 1 ? parts : [...token];
  const found = new Set(several.map((part) => weekLabel(part.replace(/^(week|wk)\s*/, ''), labels)));
  const all = labels.length > 1 ? labels : several.map((part) => part.toUpperCase());
  if (several.length > 1 && all.every((label) => found.has(label)) && !found.has(undefined)) {
    return labels.length > 1 || ['A,B', '1,2'].includes([...new Set(all)].join()) ? null : undefined;
  }
  return parts.length === 1 && /^[a-z0-9]{1,12}$/.test(token) ? written.trim().replace(/^(week|wk)[\s:._-]*/i, '') : undefined;
}

function weekLabel(token: string, labels: readonly string[]): string | undefined {
  const named = labels.find((label) => plain(label).replace(/^(week|wk)\s*/, '') === token || plain(label) === token);
  if (named !== undefined) return named;
  if (/^\d{1,2}$/.test(token) && labels.some((label) => label !== '')) return labels[Number(token) - 1];
  if (/^[a-z]$/.test(token)) {
    if (labels.length > 0 && labels.every((label) => /\d$/.test(label))) return labels[token.charCodeAt(0) - 97];
    if (labels.length === 0) return token.toUpperCase();
  }
  return labels.length === 0 && /^[1-9]$/.test(token) ? token : undefined;
}

/**
 * Reads a day in one of its many spellings ('Mon', 'Monday', 'A Mon', 'MonA', 'Monday Week B', 'Day 6', 'DAY 6', '7'),
 * with the week of its own column where there is one. Answers what could not be understood, or the cycle day in the
 * calendar's spelling.
 */
export function readCycleDay(
  writtenDay: string,
  writtenWeek: string,
  calendar: ImportCalendar | null,
  numbers: NumberedDays,
): CycleDay | 'DAY_NOT_UNDERSTOOD' | 'WEEK_NOT_UNDERSTOOD' {
  const labels = calendar?.cycle.labels ?? [];
  const number = dayNumber(writtenDay);
  if (calendar?.cycle.kind === 'rotating') {
    const label = rotatingLabel(writtenDay, number, labels);
    if (label !== undefined) return { week: null, day: label, known: true };
  }
  if (number !== undefined && numbers === 'rotating') return { week: null, day: `Day ${number}`, known: calendar === null };

  const weekLabels = calendar?.cycle.kind === 'weeks' ? labels.filter((label) => label !== '') : [];
  let weekday: string | undefined;
  let weekInDay = '';
  if (number !== undefined) {
    weekday = WEEKDAYS[numbers === 'weekdays' ? number - 1 : (number - 1) % 5];
    if (numbers === 'through-weeks') weekInDay = labels[Math.floor((number - 1) / 5)] ?? '';
  } else {
    const word = (LONG.exec(writtenDay) ?? SHORT.exec(writtenDay))?.[1];
    if (word !== undefined) {
      weekday = WEEKDAYS.find((day) => day.toLowerCase().startsWith(word.slice(0, Math.min(3, word.length)).toLowerCase()));
      weekInDay = writtenDay
        .replace(word, ' ')
        .replace(/[():._-]/g, ' ')
        .trim();
    }
  }
  if (weekday === undefined) return rotatingWithoutCalendar(writtenDay, calendar) ?? 'DAY_NOT_UNDERSTOOD';

  const fromDay = readWeek(weekInDay, weekLabels);
  const fromColumn = readWeek(writtenWeek, weekLabels);
  if (fromDay === undefined) return 'DAY_NOT_UNDERSTOOD';
  if (fromColumn === undefined || (fromDay !== null && fromColumn !== null && fromDay !== fromColumn)) return 'WEEK_NOT_UNDERSTOOD';
  const week = fromDay ?? fromColumn;
  const known = calendar === null || (calendar.cycle.kind === 'weeks' && (week === null || weekLabels.includes(week)));
  return { week, day: weekday, known };
}

function rotatingLabel(written: string, number: number | undefined, labels: readonly string[]): string | undefined {
  const named = labels.find((label) => plain(label) === plain(written) || `day ${plain(label)}` === plain(written));
  if (named !== undefined || number === undefined) return named;
  const numbered = labels.map((label) => Number(/(\d+)\s*$/.exec(label)?.[1]));
  return numbered.some((each) => each > 0) ? labels[numbered.indexOf(number)] : labels[number - 1];
}

function rotatingWithoutCalendar(written: string, calendar: ImportCalendar | null): CycleDay | undefined {
  if (calendar) return undefined;
  const label = /^(?:day\s*)?([a-z])$/i.exec(written.trim())?.[1];
  return label === undefined ? undefined : { week: null, day: `Day ${label.toUpperCase()}`, known: true };
}

/** The words under which a timetable entry is kept: 'A Mon', 'Mon', 'Day 1'. */
export function cycleDayText({ week, day }: Pick<CycleDay, 'week' | 'day'>): string {
  return week === null ? day : `${week} ${day}`;
}
