import { number } from './counts.js';
import { span } from './durations.js';
import { counted } from './counts.js';
import { sets as setsOf } from './quantities.js';

/** Words of the page on which estimates are compared with what work really took. */
export const page = 'Estimates to look at';
export const lead =
  'What technicians wrote down when they ticked work off, beside the estimate of the practical. Nothing changes until you take it; requests that were sent keep theirs.';
export const back = 'Library';
export const loading = 'Comparing estimates';
export const none = 'No estimate is far off';
export const noneHint = 'A practical is listed here once its minutes were written down five times and differ by a tenth or more.';
export const columns = { practical: 'Practical', work: 'Work', now: 'Estimate now', took: 'Really took', offered: 'Offered' };
export const works = { prepare: 'Preparing', clear: 'Clearing away' };
export const take = 'Take it';
export const noEstimate = 'none: one lesson is counted';

interface Effort {
  fixed: number;
  perSet: number;
}

/** Says an estimate and what it comes to: '30 min, and 1.5 min a set: 45 min for 10 sets'. */
export function effort({ fixed, perSet }: Effort, sets: number): string {
  const rule = perSet === 0 ? `${number(fixed)} min` : `${number(fixed)} min, and ${number(perSet)} min a set`;
  return perSet === 0 ? rule : `${rule}: ${span(fixed + perSet * sets)} for ${setsOf(sets)}`;
}

/** Says what work really took: '52 min, the median of 7 times, for 10 sets'. */
export function took({ minutes, count, sets }: { minutes: number; count: number; sets: number }): string {
  return `${span(minutes)}, the median of ${counted(count, 'time')}, for ${setsOf(sets)}`;
}

/** Labels the button that takes it for one line: 'Take it: Food tests, Preparing'. */
export function takeOf(title: string, kind: 'prepare' | 'clear'): string {
  return `${take}: ${title}, ${works[kind]}`;
}

/** Says that an estimate was taken. */
export function taken(title: string, kind: 'prepare' | 'clear'): string {
  return `${title}: the estimate for ${kind === 'prepare' ? 'preparing' : 'clearing away'} is changed.`;
}
