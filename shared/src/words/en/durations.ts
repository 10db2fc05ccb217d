import { type At, msOf } from '../at.js';
import { counted } from './counts.js';

const MINUTES_OF_A_DAY = 1440;

/** Says minutes in the two largest units that matter: '1 day 3 h', '3 h 20 min', '40 min'; never a false precision, never below none. */
export function span(minutes: number): string {
  const whole = Math.max(0, Math.round(minutes));
  const days = Math.floor(whole / MINUTES_OF_A_DAY);
  if (days === 0) return work(whole);
  const hours = Math.floor((whole % MINUTES_OF_A_DAY) / 60);
  return hours > 0 ? `${counted(days, 'day')} ${hours} h` : counted(days, 'day');
}

/** Says minutes of work, which no night interrupts, so never in days: '19 h', '3 h 20 min', '0 min'. */
export function work(minutes: number): string {
  const whole = Math.max(0, Math.round(minutes));
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  return [hours > 0 && `${hours} h`, (rest > 0 || hours === 0) && `${rest} min`].filter(Boolean).join(' ');
}

/** Says how far an instant is from now: 'in 1 day 3 h' before it, '40 min ago' after it. */
export function fromNow(at: At, now: At): string {
  const minutes = (msOf(at) - msOf(now)) / 60_000;
  return minutes >= 0 ? `in ${span(minutes)}` : `${span(-minutes)} ago`;
}
