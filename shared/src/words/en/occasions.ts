import type { OccasionKind } from '../../calendar/occasion-rule.js';
import { type IsoDate, weekdayOf } from '../../time/iso-date.js';
import { counted, listed, number } from './counts.js';
import * as dates from './dates.js';
import { periods, type Periods } from './lessons.js';

/** Words of the pages of clubs, open evenings and whatever else no timetable has. */
export const page = 'Clubs and other occasions';
export const lead = 'What your timetable does not have. Each date is asked for like a lesson, and shows on My fortnight.';
export const add = 'Add an occasion';
export const back = 'Clubs and other occasions';
export const save = 'Save';
export const cancel = 'Cancel';
export const remove = 'Delete';
export const loading = 'Loading occasions';
export const coming = 'Coming';
export const past = 'Past';
export const showPast = 'Show what is past';
export const nonePast = 'Nothing is past yet.';
export const none = 'No club or other occasion to come';
export const noneHint = 'Add a club, an open evening, a trial run or a catch-up: then its kit can be asked for.';
export const noneHere = 'Nobody of this department has added one.';
export const whose = 'Whose';
export const mine = 'Mine';
export const askFor = 'Ask for kit';
export const noSuchDate = 'The occasion has no such date any more. Choose one of those above.';

export const kinds: Readonly<Record<OccasionKind, string>> = {
  club: 'Club',
  'open-evening': 'Open evening',
  trial: 'Trial run',
  'catch-up': 'Catch-up',
  interview: 'Interview lesson',
  trip: 'Trip',
  cover: 'Cover',
  other: 'Something else',
};

export const fields = {
  title: 'What it is called',
  kind: 'Kind',
  date: 'Date',
  firstDate: 'First date',
  start: 'Starts',
  end: 'Ends',
  repeats: 'How often',
  until: 'Until',
  department: 'Department',
  teacher: 'Teacher',
  room: 'Room',
  group: 'Class',
  pupils: 'Pupils',
};
export const noRoom = 'No room';
export const noGroup = 'No class of the timetable';
export const skipNonTeaching = 'Leave out days without teaching (holidays, closures)';
export const pupilsHint = 'Left empty: as many as the class has.';
export const untilFirst = 'Say until when.';
export const startFirst = 'Say when it starts.';
export const endFirst = 'Say when it ends.';

/** Says how an occasion can repeat, each beside the date on which it begins. */
export const repeats = {
  once: (): string => 'Once',
  weekly: (date: IsoDate | null): string => (date ? `Every week, on ${dates.longWeekday(weekdayOf(date))}` : 'Every week'),
  fortnightly: (date: IsoDate | null): string => (date ? `Every two weeks, on ${dates.longWeekday(weekdayOf(date))}` : 'Every two weeks'),
  'monthly-date': (date: IsoDate | null): string =>
    date ? `Every month, on the ${ordinal(Number(date.slice(8)))}` : 'Every month, on the same date',
  'monthly-day': (date: IsoDate | null): string => (date ? `Every month, on ${placeInMonth(date)}` : 'Every month, on the same weekday'),
  rule: (): string => 'By the rule that it has',
};

const ordinals = new Intl.PluralRules('en-GB', { type: 'ordinal' });
const ENDINGS: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };
const PLACES: Readonly<Record<string, string>> = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', 5: 'fifth', '-1': 'last' };
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Writes a day of the month: '26th'. */
function ordinal(day: number): string {
  return `${number(day)}${ENDINGS[ordinals.select(day)] ?? 'th'}`;
}

/** Names where a date stands in its month by its weekday: 'the fourth Thursday'; a fifth is the last. */
function placeInMonth(date: IsoDate): string {
  const nth = Math.ceil(Number(date.slice(8)) / 7);
  return `the ${PLACES[nth === 5 ? -1 : nth]} ${dates.longWeekday(weekdayOf(date))}`;
}

/** Says how often a rule of RFC 5545 comes back and until when: 'every week on Thursday until Thu 14 Jan'; one that is no plain one as it is. */
export function often(rrule: string, date: IsoDate, today: IsoDate): string {
  const parts = new Map(
    rrule
      .toUpperCase()
      .replace('RRULE:', '')
      .split(';')
      .map((part) => part.split('=') as [string, string]),
  );
  const every = everyOf(parts, date);
  if (every === null) return rrule;
  const [until, count] = [dateIn(parts.get('UNTIL')), parts.get('COUNT')];
  if (until !== null) return `${every} until ${dates.dayFrom(until, today)}`;
  return count === undefined ? every : `${every}, ${counted(Number(count), 'time')}`;
}

function dateIn(until: string | undefined): IsoDate | null {
  const digits = until?.replaceAll('-', '') ?? '';
  return digits === '' ? null : `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
}

function everyOf(parts: ReadonlyMap<string, string>, date: IsoDate): string | null {
  if (['BYMONTH', 'BYMONTHDAY', 'BYSETPOS'].some((part) => parts.has(part))) return null;
  const interval = Number(parts.get('INTERVAL') ?? 1);
  const unit = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month' }[parts.get('FREQ') ?? ''];
  if (unit === undefined) return null;
  const every = interval === 1 ? `every ${unit}` : interval === 2 ? `every other ${unit}` : `every ${number(interval)} ${unit}s`;
  if (unit === 'day') return parts.has('BYDAY') ? null : every;
  const days = parts.get('BYDAY')?.split(',') ?? [];
  if (days.length === 0)
    return unit === 'week' ? `${every} on ${dates.longWeekday(weekdayOf(date))}` : `${every} on the ${ordinal(Number(date.slice(8)))}`;
  const named = days.map(dayNamed);
  return named.some((name) => name === null) ? null : `${every} on ${listed(named as string[])}`;
}

/** Names a day of a rule: 'TH' is 'Thursday', '2TH' 'the second Thursday'. */
function dayNamed(said: string): string | null {
  const at = DAYS.indexOf(said.slice(-2));
  if (at < 0) return null;
  const [weekday, place] = [dates.longWeekday(at + 1), said.slice(0, -2)];
  if (place === '') return weekday;
  return PLACES[place] === undefined ? null : `the ${PLACES[place]} ${weekday}`;
}

/** Says when the next date is: 'Thu 26 Nov, 15:30 to 16:30'. */
export function when(date: IsoDate, today: IsoDate, { start, end }: { start: string; end: string }): string {
  return `${dates.dayFrom(date, today)}, ${start} to ${end}`;
}

/** Says how many dates follow the next: 'and 5 more'. */
export function more(count: number): string {
  return `and ${number(count)} more`;
}

/** Joins what is known of an occasion: 'Lab 2 · 10P · 24 pupils'. */
export function facts(known: readonly (string | null)[]): string {
  return known.filter((one) => one !== null && one !== '').join(' · ');
}

/** Says what was saved and on how many dates it is: 'STEM club: 6 dates.' */
export function saved(title: string, count: number): string {
  return `${title}: ${counted(count, 'date')}.`;
}

export function removed(title: string): string {
  return `${title} is deleted.`;
}

export const changesAhead =
  'What is over stays as it was. What was asked for follows to the new times; where its date goes, it is listed to settle.';

/** Asks before an occasion is deleted, with how many dates go: 'Delete STEM club? Its 5 dates to come go.' */
export function removeAsk(title: string, ahead: number): string {
  return ahead === 0
    ? `Delete ${title}? All its dates are over; they stay as they were.`
    : `Delete ${title}? Its ${counted(ahead, 'date')} to come ${ahead === 1 ? 'goes' : 'go'}; what is over stays.`;
}

export const looking = 'Looking what was asked for…';
export const nothingAsked = 'Nothing is asked for at them.';

/** Says what is asked for at the dates that go. */
export function asked(requests: readonly { title: string; date: IsoDate }[], today: IsoDate): string {
  const named = requests.map(({ title, date }) => `${title} (${dates.dayFrom(date, today)})`);
  return `${counted(requests.length, 'request')} at them: ${named.join(', ')}. ${requests.length === 1 ? 'It is' : 'They are'} listed to settle, and nothing is prepared for ${requests.length === 1 ? 'it' : 'them'}.`;
}

export const removeNow = 'Delete it';
export const keep = 'Keep it';

/** Says who has the room at that time already, or that it is closed; it can be saved all the same. */
export function roomTaken(
  room: string,
  uses: readonly ({ date: IsoDate } & ({ closed: string } | ({ group: string } & Periods)))[],
  today: IsoDate,
): string {
  const named = uses.map(
    (use) =>
      `${dates.dayFrom(use.date, today)} ${'closed' in use ? `closed: ${use.closed}` : `${use.group}, ${periods(use.period, use.lastPeriod)}`}`,
  );
  return `${room} is taken then: ${named.join('; ')}. It can be saved all the same.`;
}

/** Says how many more there are than are named. */
export function moreTaken(count: number): string {
  return `${number(count)} more besides.`;
}

/** Said to who may look at it and not change it. */
export const theirs = 'Its teacher, a technician or the head of its department can change it.';
