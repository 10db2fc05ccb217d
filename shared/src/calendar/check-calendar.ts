import { isIsoDate } from '../time/iso-date.js';
import { isWallTime } from '../time/wall-time.js';
import type { CalendarShape, PeriodShape } from './calendar.shape.js';
import { labelPlace } from './cycle.js';
import { FIRST_WEEKDAYS } from './first-weekday.js';

/** A calendar is walked day by day, so one of centuries would hold the server up. */
const LONGEST_YEARS = 12;

/** Throws RangeError with a sentence for the school when a part of the calendar makes no sense; nothing is worked out from it then. */
export function checkCalendar(body: CalendarShape): void {
  for (const term of body.terms) checkDates(`Term '${term.name}'`, term.from, term.to);
  checkSpan(body);
  for (const closure of body.closures) checkDates(`Closure '${closure.name}'`, closure.from, closure.to);
  for (const period of body.periods) checkPeriod(period);
  if (body.firstWeekday !== undefined && !(FIRST_WEEKDAYS as readonly number[]).includes(body.firstWeekday))
    throw new RangeError(`A week cannot begin on weekday ${body.firstWeekday}: choose Monday (1), Saturday (6) or Sunday (7).`);
  const { kind, labels, overrides = [] } = body.cycle;
  if (kind === 'rotating' && (labels.length === 0 || labels.some((label) => label.trim() === '')))
    throw new RangeError('A rotating cycle needs a label for each of its days.');
  for (const { week, label } of overrides) {
    if (!isIsoDate(week)) throw new RangeError(`The cycle change to '${label}' has no date: '${week}'. Write it as 2026-11-23.`);
    if (labelPlace(labels, label) < 0) throw new RangeError(`The cycle has no '${label}': choose one of ${labels.join(', ') || '(none)'}.`);
  }
}

/** Throws RangeError unless `timeZone` is an IANA zone. */
export function checkTimeZone(timeZone: string): void {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
  } catch {
    throw new RangeError(`There is no time zone '${timeZone}'. Use a name such as Europe/London.`);
  }
}

function checkSpan({ terms }: CalendarShape): void {
  const first = terms.reduce((least, term) => (term.from < least ? term.from : least), terms[0]?.from ?? '');
  const last = terms.reduce((most, term) => (term.to > most ? term.to : most), '');
  if (Number(last.slice(0, 4)) - Number(first.slice(0, 4)) > LONGEST_YEARS) {
    throw new RangeError(
      `The terms run from ${first} to ${last}: a calendar holds at most ${LONGEST_YEARS} years. Leave the oldest ones out.`,
    );
  }
}

function checkDates(what: string, from: string, to: string): void {
  for (const date of [from, to]) if (!isIsoDate(date)) throw new RangeError(`${what} has no date: '${date}'. Write it as 2026-11-23.`);
  if (to < from) throw new RangeError(`${what} ends (${to}) before it starts (${from}).`);
}

function checkPeriod({ name, start, end, weekdays = [] }: PeriodShape): void {
  for (const time of [start, end])
    if (!isWallTime(time)) throw new RangeError(`Period '${name}' has no time: '${time}'. Write it as 08:50.`);
  if (end <= start) throw new RangeError(`Period '${name}' ends (${end}) before it starts (${start}).`);
  for (const weekday of weekdays) {
    if (!Number.isInteger(weekday) || weekday < 1 || weekday > 7) {
      throw new RangeError(`Period '${name}' names weekday ${weekday}: 1 is Monday and 7 is Sunday.`);
    }
  }
}
