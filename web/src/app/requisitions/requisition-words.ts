import type { Requisition, RequisitionSummary } from '@app/shared/contracts';
import type { StateLook } from '../ui/chip';

export type Status = Requisition['status'];

/** How each step of a request's life is drawn and coloured; `words.requisitions.statuses` says it. */
export const STATUS_LOOKS: Record<Status, StateLook> = {
  draft: { icon: 'pen', tone: 'accent' },
  submitted: { icon: 'dots', tone: 'wait' },
  queried: { icon: 'message', tone: 'warn' },
  accepted: { icon: 'check', tone: 'ok' },
  prepared: { icon: 'check', tone: 'ok' },
  delivered: { icon: 'truck', tone: 'ok' },
  collected: { icon: 'undo', tone: 'mute' },
  cleared: { icon: 'check', tone: 'mute' },
  declined: { icon: 'cross', tone: 'stop' },
  cancelled: { icon: 'cross', tone: 'mute' },
};

/** How late a request of a list came; 0 minutes to whom that is not told. */
export function latenessOf({ minutesLate, schoolDaysLate }: Pick<RequisitionSummary, 'minutesLate' | 'schoolDaysLate'>) {
  return { minutesLate: minutesLate ?? 0, schoolDaysLate: schoolDaysLate ?? 0 };
}

/** Tells whether a question is open that the person at the page is to answer. */
export function answersIt({ status, next }: { status: Status; next: readonly Status[] }): boolean {
  return status === 'queried' && next.includes('submitted');
}
