import type { LateReason } from '../../requisitions/late-reasons.js';
import type { RequisitionStatus } from '../../requisitions/statuses.js';

/** What a request is, in one word; its look never says it alone. */
export const statuses: Record<RequisitionStatus, string> = {
  draft: 'draft',
  submitted: 'waiting',
  queried: 'queried',
  accepted: 'accepted',
  prepared: 'ready',
  delivered: 'delivered',
  collected: 'collected',
  cleared: 'done',
  declined: 'declined',
  cancelled: 'cancelled',
};

/** What each step did, behind a name: `Sam Okoro accepted it`; `replanned` is what a request did by itself when the school’s plans changed. */
export const steps: Record<RequisitionStatus | 'replanned', string> = {
  draft: 'began a draft',
  submitted: 'asked for it',
  queried: 'asked a question',
  accepted: 'accepted it',
  prepared: 'prepared it',
  delivered: 'delivered it',
  collected: 'collected it',
  cleared: 'cleared it away',
  declined: 'declined it',
  cancelled: 'cancelled it',
  replanned: 'followed a change',
};

/** Why it is late, as the teacher says it who asks. */
export const ownLateReasons: Record<LateReason, string> = {
  'teacher-absence': 'I was absent',
  'timetable-change': 'The timetable changed',
  'equipment-failure': 'Equipment failed',
  forgot: 'I forgot',
  'pupil-need': 'A pupil’s need',
  other: 'Something else',
};

/** Why it was late, as others read it: in a request's story, and in a head's figures. */
export const lateCauses: Record<LateReason, string> = {
  'teacher-absence': 'teacher absent',
  'timetable-change': 'timetable changed',
  'equipment-failure': 'equipment failed',
  forgot: 'forgotten',
  'pupil-need': 'a pupil’s need',
  other: 'another cause',
};

export const noLateCause = 'no reason given';

/** Says a cause by its code; a code that no list knows is said as it is, and none as that. */
export function lateCause(reason: string | null): string {
  return reason === null ? noLateCause : (lateCauses[reason as LateReason] ?? reason);
}
