import type { LogKind } from '../../log/index.js';
import { counted } from './counts.js';
import { work } from './durations.js';

/** Says what stands in a technician's own log. */
export const page = 'My log';
export const lead =
  'Write down unpaid work, work outside your job, missed breaks, training and time to meet. Nobody else reads it: not your head, not an admin. What you share is counted in their sums, without your name and without the note. You can take the sharing back.';
export const kinds: Record<LogKind, string> = {
  unpaid: 'Unpaid work',
  'non-core': 'Work outside my job',
  'missed-break': 'Missed break',
  cpd: 'Training (CPD)',
  meeting: 'Time to meet',
};
export const fields = {
  date: 'Day',
  minutes: 'Minutes',
  kind: 'What',
  note: 'Note, for yourself',
  shared: 'Count it in what the head and admins see',
};
export const add = 'Write it down';
export const minutesFirst = 'Say how many minutes: a whole number from 1 to 1,440.';
export const dateFirst = 'Say which day.';
export const sums = 'What it comes to';
export const entries = 'Entries';
export const share = 'Share';
export const unshare = 'Stop sharing';
export const shared = 'shared';
export const remove = 'Take away';
export const more = 'Show more';
export const loading = 'Your log is being read';
export const nothing = 'Nothing written down yet';
export const nothingWhy = 'An entry takes a day, minutes and what it was. It stays yours.';
export const sharedHeading = 'What technicians share';
export const sharedWhy = 'Sums of what technicians chose to share, without names.';

export const sum = (kind: LogKind, minutes: number): string => `${kinds[kind]}: ${work(minutes)}`;
export const shown = (part: number, total: number): string =>
  part < total ? `${part} of ${counted(total, 'entry', 'entries')}` : counted(total, 'entry', 'entries');
export const added = (kind: LogKind, minutes: number): string => `${kinds[kind]}, ${work(minutes)}: written down`;
export const removed = (kind: LogKind, minutes: number): string => `${kinds[kind]}, ${work(minutes)}: taken away`;
export const sharing = (isShared: boolean): string => (isShared ? 'Counted in the shared sums' : 'Private again');
export const of = (act: string, kind: LogKind, day: string): string => `${act}: ${kinds[kind]}, ${day}`;
