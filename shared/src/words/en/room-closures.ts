import type { IsoDate } from '../../time/iso-date.js';
import { day } from './dates.js';

/** Says from when to when a room is closed, and why: 'Mon 23 Nov to Fri 27 Nov: Exams'. */
export function closedFor({ from: first, to: last, note }: { from: IsoDate; to: IsoDate; note: string }): string {
  const days = first === last ? day(first) : `${day(first)} to ${day(last)}`;
  return note === '' ? days : `${days}: ${note}`;
}
