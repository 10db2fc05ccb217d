import type { RequisitionSummary } from '@app/shared/contracts';
import type { Status } from '../requisition-words';

/** A request that waits, what it was answered with here (null: not yet), and the answer to that, by which it is taken back. */
export interface Waiting {
  one: RequisitionSummary;
  answered: Status | null;
  taken: object | null;
}

/** A part of what waits, in the order of its lessons. */
export interface Pile {
  of: 'technicians' | 'teachers';
  rows: readonly Waiting[];
}

/** Whether accepting makes no trouble: nothing is short, and nobody is over-booked by it. */
export function fits({ short, minutesOver, status, next, lessonGone }: RequisitionSummary): boolean {
  return status === 'submitted' && next.includes('accepted') && !short && minutesOver === null && !lessonGone;
}

/** Parts what waits for a technician from what lies with a teacher; a part without any is left out. */
export function inPiles(rows: readonly Waiting[]): Pile[] {
  const isAsked = ({ one }: Waiting): boolean => one.status === 'queried';
  const piles: Pile[] = [
    { of: 'technicians', rows: rows.filter((row) => !isAsked(row)) },
    { of: 'teachers', rows: rows.filter(isAsked) },
  ];
  return piles.filter((pile) => pile.rows.length > 0);
}
