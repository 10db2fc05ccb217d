import { type At, msOf } from '../at.js';
import { counted } from './counts.js';

const MINUTES_OF_A_DAY = 1440;
const HOURS_FROM = 120;

/** By how much something came late: minutes after the deadline, and school days where it came on a later one; null: that is not known. */
export interface Lateness {
  minutesLate: number | null;
  schoolDaysLate?: number | null;
}

/** Says minutes in the two largest units that matter: '1 day 3 h', '3 h 20 min', '40 min'; never a false precision, never below none. */
export function span(minutes: number): string {
  const whole = Math.max(0, Math.round(minutes));
  const days = Math.floor(whole / MINUTES_OF_A_DAY);
  if (days === 0) return work(whole);
  const hours = Math.floor((whole % MINUTES_OF_A_DAY) / 60);
  return hours > 0 ? `${counted(days, 'day')} ${hours} h` : counted(days, 'day');
}

/** Says minutes of work, never in days, in hours from two hours up: '19 h', '3 h 20 min', '90 min', '0 min'. */
export function work(minutes: number): string {
  const whole = Math.max(0, Math.round(minutes));
  const hours = whole < HOURS_FROM ? 0 : Math.floor(whole / 60);
  const rest = whole - hours * 60;
  return [hours > 0 && `${hours} h`, (rest > 0 || hours === 0) && `${rest} min`].filter(Boolean).join(' ');
}

/** Says how far an instant is from now: 'in 1 day 3 h' before it, '40 min ago' after it. */
export function fromNow(at: At, now: At): string {
  const minutes = (msOf(at) - msOf(now)) / 60_000;
  return minutes >= 0 ? `in ${span(minutes)}` : `${span(-minutes)} ago`;
}

/** Says how much late something was: '4 school days'; on the deadline's own day, and before another school day came, '3 h', '40 min'. */
export function lateness({ minutesLate, schoolDaysLate }: Lateness): string {
  return schoolDaysLate ? counted(schoolDaysLate, 'school day') : work(minutesLate ?? 0);
}

/** Says that something was late, and how much: '4 school days late', '40 min late'. */
export function late(by: Lateness): string {
  return `${lateness(by)} late`;
}
