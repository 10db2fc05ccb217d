import { isElsewhere, may, type Rights } from '../access/index.js';
import type { RequisitionStatus } from './statuses.js';
import type { OfTeacher } from './transitions.js';

/** What became of a request whose lesson is over; null, where nobody said. */
export const OUTCOMES = ['used', 'partly-used', 'not-used', 'never-made'] as const;
export type RequisitionOutcome = (typeof OUTCOMES)[number];

/** States in which nothing was made yet; once their lesson is over they are asked about. */
export const UNTOUCHED: readonly RequisitionStatus[] = ['submitted', 'queried', 'accepted'];
/** States that are closed in one step once the lesson is over; from 'collected' that is the ordinary last step. */
export const CLOSABLE: readonly RequisitionStatus[] = [...UNTOUCHED, 'prepared', 'delivered'];

/** Why a request is not closed in one step. */
export type ClosingRefusal = 'not-a-step' | 'not-over' | 'not-yours' | 'other-department';

/**
 * Says why a request may not be closed in one step; null when it may. A technician closes what is over, its teacher where nothing was
 * prepared.
 */
export function closingRefused(status: RequisitionStatus, isOver: boolean, who: Rights, of: OfTeacher): ClosingRefusal | null {
  if (!CLOSABLE.includes(status)) return 'not-a-step';
  if (!isOver) return 'not-over';
  const isTeachers = UNTOUCHED.includes(status) && may(who, 'requisition.reply', of);
  if (isTeachers || may(who, 'requisition.serve', of)) return null;
  return isElsewhere(who, 'requisition.serve', of) ? 'other-department' : 'not-yours';
}

/** What its teacher can say of a lesson for which something was made. */
export const TOLD_OUTCOMES = ['used', 'partly-used', 'not-used'] as const satisfies readonly RequisitionOutcome[];
export type ToldOutcome = (typeof TOLD_OUTCOMES)[number];

/** States of what was made: a technician counts it and puts it away, its teacher says how the lesson went. */
export const TELLABLE: readonly RequisitionStatus[] = ['prepared', 'delivered', 'collected', 'cleared'];

/** Why somebody may not say how the lesson of a request went. */
export type TellingRefusal = 'not-made' | 'not-over' | 'not-yours' | 'known';

/**
 * Says why somebody may not say how the lesson of a request went; null when they may. Its teacher says it of what was made, once the lesson
 * is over; what was said when the request was put away stands.
 */
export function tellingRefused(
  { status, outcome }: { status: RequisitionStatus; outcome: string | null },
  isOver: boolean,
  who: Rights,
  of: OfTeacher,
): TellingRefusal | null {
  if (!TELLABLE.includes(status)) return 'not-made';
  if (!isOver) return 'not-over';
  if (!may(who, 'requisition.reply', of)) return 'not-yours';
  return status === 'cleared' && outcome !== null ? 'known' : null;
}
