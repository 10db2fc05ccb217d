import type { Requisition } from '@app/shared/contracts';
import type { LateReason } from '@app/shared/rules';
import type { StateLook } from '../ui/chip';

export type Status = Requisition['status'];

/** How each step of a request's life is said, drawn and coloured. */
export const STATUS_LOOKS: Record<Status, StateLook> = {
  draft: { word: 'draft', icon: 'pen', tone: 'accent' },
  submitted: { word: 'waiting', icon: 'dots', tone: 'wait' },
  queried: { word: 'queried', icon: 'message', tone: 'warn' },
  accepted: { word: 'accepted', icon: 'check', tone: 'ok' },
  prepared: { word: 'ready', icon: 'check', tone: 'ok' },
  delivered: { word: 'delivered', icon: 'truck', tone: 'ok' },
  collected: { word: 'collected', icon: 'undo', tone: 'mute' },
  cleared: { word: 'done', icon: 'check', tone: 'mute' },
  declined: { word: 'declined', icon: 'cross', tone: 'stop' },
  cancelled: { word: 'cancelled', icon: 'cross', tone: 'mute' },
};

/** What each step did, for the history: `Sam Okoro accepted it`. */
export const STEP_WORDS: Record<Status, string> = {
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
};

/** Why a request comes late; the first two are excused: shown, but not counted. */
export const LATE_REASON_WORDS: Record<LateReason, string> = {
  'teacher-absence': 'I was absent',
  'timetable-change': 'The timetable changed',
  'equipment-failure': 'Equipment failed',
  forgot: 'I forgot',
  'pupil-need': 'A pupil’s need',
  other: 'Something else',
};

/** The same causes as others read them: in a request's story, and in a head's figures. */
export const LATE_CAUSE_WORDS: Record<LateReason, string> = {
  'teacher-absence': 'teacher absent',
  'timetable-change': 'timetable changed',
  'equipment-failure': 'equipment failed',
  forgot: 'forgotten',
  'pupil-need': 'a pupil’s need',
  other: 'another cause',
};

/** `10 cm³`, `3`: an amount with its unit. */
export function amount(quantity: number, unit: string | null | undefined): string {
  return unit ? `${quantity} ${unit === 'cm3' ? 'cm³' : unit}` : `${quantity}`;
}

/** `10 sets`, `1 set` */
export function sets(count: number): string {
  return count === 1 ? '1 set' : `${count} sets`;
}
