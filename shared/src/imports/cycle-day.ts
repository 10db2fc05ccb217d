import { weekdayName } from '../time/weekday.js';
import {
  dayNumber,
  isReadAnotherWay,
  labelKey,
  labelOrder,
  looksMangled,
  plainWords,
  readWeek,
  readWeekBesideDay,
  readWeekday,
  weeksInOrder,
  type PeriodWords,
  type WeekWords,
} from '../reading/index.js';
import type { WordsSaid } from './words-said.js';

/** The part of a school's calendar that an import needs. `null` where it is used means: no calendar yet. */
export interface ImportCalendar {
  cycle: { kind: 'weeks' | 'rotating'; labels: readonly string[] };
  periods: readonly (PeriodWords & { schedule?: string })[];
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

/** What a file as a whole tells of its days and weeks, and what a person said of its words. */
export interface FileDays extends WeekWords {
  numbers: NumberedDays;
  /** The week of a day without one, in a file whose other days are numbered ('Monday', 'Monday2'); null elsewhere: every week. */
  unmarked: string | null;
  /** By `plainWords`. */
  saidDays?: ReadonlyMap<string, string>;
}

/**
 * Decides, from all days of a file together, what its numbered days mean. In a rotating calendar they are its days. In a
 * calendar of weeks, and in a file with a column for the week, one to five are Monday to Friday; numbers that fill the
 * weeks exactly (to 10 of two) count through them; others are left as rotating days for somebody to look at. With no
 * calendar, bare numbers up to five are weekdays and everything else rotates. A part of a timetable lacks its last days: where
 * the lessons that stand (`standing`: their cycle days) rotate, or are all of one week or another, numbers go on meaning that.
 */
export function numberedDays(
  written: Iterable<string>,
  calendar: ImportCalendar | null,
  hasWeekColumn: boolean,
  standing: readonly string[] = [],
): NumberedDays {
  if (calendar?.cycle.kind === 'rotating') return 'rotating';
  let highest = 0;
  let named = false;
  for (const text of written) {
    highest = Math.max(highest, dayNumber(text) ?? 0);
    named ||= /^\p{L}/u.test(text.trim()) && dayNumber(text) !== undefined;
  }
  if (hasWeekColumn && highest <= 7) return 'weekdays';
  const rotates = standing.some((day) => dayNumber(day) !== undefined);
  if (!calendar) return highest <= 5 && !named && !rotates ? 'weekdays' : 'rotating';
  const inWeeks = 5 * calendar.cycle.labels.length;
  if (highest > 5 && highest === inWeeks) return 'through-weeks';
  if (rotates) return 'rotating';
  if (highest <= 5) return 'weekdays';
  return highest < inWeeks && areOfWeeks(standing, calendar) ? 'through-weeks' : 'rotating';
}

function areOfWeeks(standing: readonly string[], calendar: ImportCalendar): boolean {
  const labels = weekLabels(calendar);
  return standing.length > 0 && standing.every((day) => labels.includes(readWeekday(day, labels)?.rest ?? ''));
}

/** Decides what a file as a whole tells of its days: `written` holds each day with the week of its own column ('' without one). */
export function fileDays(
  written: readonly { day: string; week: string }[],
  calendar: ImportCalendar | null,
  hasWeekColumn: boolean,
  { said = {}, standing = [] }: { said?: WordsSaid; standing?: readonly string[] } = {},
): FileDays {
  const labels = weekLabels(calendar);
  const saidWeeks = byPlainWords(said.weeks ?? {});
  const saidDays = byPlainWords(said.days ?? {});
  const days = written.map(({ day, week }) => ({ week, beside: readWeekday(saidDays.get(plainWords(day)) ?? day, labels)?.rest }));
  const besides = days.flatMap(({ beside }) => beside ?? []);
  const numbered = besides.some((rest) => /^\d+$/.test(rest) && Number(rest) > 1) && !besides.some((rest) => labelOrder(rest) === 1);
  const unmarked = numbered && days.some(({ beside, week }) => beside === '' && week === '') ? '1' : null;
  const weeks = [...(unmarked === null ? [] : [unmarked]), ...days.flatMap(({ week, beside }) => [week, beside ?? ''])];
  const inOrder = weeksInOrder(
    weeks.filter((week) => !saidWeeks.has(plainWords(week))),
    labels,
  );
  const numbers = numberedDays(
    written.map(({ day }) => day),
    calendar,
    hasWeekColumn,
    standing,
  );
  return { numbers, unmarked, inOrder, said: saidWeeks, saidDays };
}

function byPlainWords<T>(said: Readonly<Record<string, T>>): Map<string, T> {
  return new Map(Object.entries(said).map(([words, meaning]) => [plainWords(words), meaning]));
}

function weekLabels(calendar: ImportCalendar | null): readonly string[] {
  return calendar?.cycle.kind === 'weeks' ? calendar.cycle.labels.filter((label) => label !== '') : [];
}

/**
 * Reads a day in one of its many spellings ('Mon', 'Monday', 'A Mon', 'MonA', 'Monday Week B', 'Montag', 'Day 6', '7'), with the
 * week of its own column where there is one. Answers what could not be understood, or the cycle day in the calendar's spelling.
 */
export function readCycleDay(
  writtenDay: string,
  writtenWeek: string,
  calendar: ImportCalendar | null,
  file: NumberedDays | FileDays,
): CycleDay | 'DAY_NOT_UNDERSTOOD' | 'WEEK_NOT_UNDERSTOOD' {
  const whole: FileDays = typeof file === 'string' ? { numbers: file, unmarked: null } : file;
  const { numbers } = whole;
  const written = whole.saidDays?.get(plainWords(writtenDay)) ?? writtenDay;
  if (looksMangled(written)) return 'DAY_NOT_UNDERSTOOD';
  const number = dayNumber(written);
  if (calendar?.cycle.kind === 'rotating') {
    const label = rotatingLabel(written, number, calendar.cycle.labels);
    if (label !== undefined) return { week: null, day: label, known: true };
  }
  if (number !== undefined && numbers === 'rotating') return { week: null, day: `Day ${number}`, known: calendar === null };

  const labels = weekLabels(calendar);
  const named = number === undefined ? readWeekday(written, labels) : numberedWeekday(number, numbers, labels);
  if (!named) return rotatingWithoutCalendar(written, calendar) ?? 'DAY_NOT_UNDERSTOOD';

  const fromColumn = readWeek(writtenWeek, labels, whole);
  const fromDay = readWeekBesideDay(named.rest === '' && writtenWeek === '' ? (whole.unmarked ?? '') : named.rest, labels, whole);
  if (fromDay === undefined) return 'DAY_NOT_UNDERSTOOD';
  if (fromColumn === undefined || (fromDay !== null && fromColumn !== null && fromDay !== fromColumn)) return 'WEEK_NOT_UNDERSTOOD';
  const week = fromDay ?? fromColumn;
  const known = calendar === null || (calendar.cycle.kind === 'weeks' && (week === null || labels.includes(week)));
  return { week, day: weekdayName(named.weekday), known };
}

function numberedWeekday(number: number, numbers: NumberedDays, labels: readonly string[]): ReturnType<typeof readWeekday> {
  if (numbers === 'weekdays') return number <= 7 ? { weekday: number, rest: '' } : undefined;
  return { weekday: ((number - 1) % 5) + 1, rest: labels[Math.floor((number - 1) / 5)] ?? '' };
}

function rotatingLabel(written: string, number: number | undefined, labels: readonly string[]): string | undefined {
  const key = labelKey(written);
  const named = labels.find((label) => plainWords(label) === plainWords(written)) ?? labels.find((label) => labelKey(label) === key);
  if (named !== undefined || number === undefined) return named;
  const numbered = labels.map((label) => Number(/(?<!\d)(\d+)\s*$/.exec(label)?.[1]));
  return numbered.some((each) => each > 0) ? labels[numbered.indexOf(number)] : labels[number - 1];
}

function rotatingWithoutCalendar(written: string, calendar: ImportCalendar | null): CycleDay | undefined {
  if (calendar) return undefined;
  const letter = /^[a-z]$/.exec(labelKey(written))?.[0];
  return letter === undefined ? undefined : { week: null, day: `Day ${letter.toUpperCase()}`, known: true };
}

/** How a file's words for weeks were read where they are not the calendar's own: each word and the label, in the calendar's order. */
export function weeksReadAnotherWay(
  written: readonly { day: string; week: string }[],
  calendar: ImportCalendar | null,
  file: FileDays,
): { written: string; label: string }[] {
  const labels = weekLabels(calendar);
  const found = new Map<string, string>();
  for (const { day, week } of written) {
    const rest = readWeekday(file.saidDays?.get(plainWords(day)) ?? day, labels)?.rest ?? '';
    for (const words of [week, rest]) {
      const label = words === '' || file.said?.has(plainWords(words)) ? null : readWeek(words, labels, file);
      if (label && labels.includes(label) && isReadAnotherWay(words, label)) found.set(words, label);
    }
    if (file.unmarked !== null && rest === '' && week === '') found.set(day, readWeek(file.unmarked, labels, file) ?? '');
  }
  return [...found]
    .map(([words, label]) => ({ written: words, label }))
    .filter(({ label }) => labels.includes(label))
    .sort((a, b) => labels.indexOf(a.label) - labels.indexOf(b.label));
}

/** The words under which a timetable entry is kept: 'A Mon', 'Mon', 'Day 1'. */
export function cycleDayText({ week, day }: Pick<CycleDay, 'week' | 'day'>): string {
  return week === null ? day : `${week} ${day}`;
}
