import type { VersionedField } from '../../practicals/versions.js';
import type { LateReason } from '../../requisitions/late-reasons.js';
import type { RequisitionStatus } from '../../requisitions/statuses.js';
import * as dates from './dates.js';

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** What a request is, in one word; its look never says it alone. */
export const statuses: Record<RequisitionStatus, string> = {
  draft: 'draft',
  submitted: 'sent, not accepted yet',
  queried: 'with its teacher',
  accepted: 'accepted',
  prepared: 'ready',
  delivered: 'delivered',
  collected: 'collected',
  cleared: 'done',
  declined: 'declined',
  cancelled: 'cancelled',
};

/** What happened to a request beside the steps of its life; `replanned` is what it did by itself when the school’s plans changed. */
type Happened =
  | 'answered'
  | 'changed'
  | 'replanned'
  | 'moved'
  | 'handed-over'
  | 'settled'
  | 'taken-back'
  | 'excused'
  | 'outcome-told'
  | 'reason-corrected';

/** What each step did, behind a name: `Sam Okoro accepted it`. */
export const steps: Record<RequisitionStatus | Happened, string> = {
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
  answered: 'answered',
  changed: 'changed it',
  replanned: 'followed a change',
  moved: 'moved it',
  'handed-over': 'handed it over',
  settled: 'said that it goes on as it is',
  'taken-back': 'undid this',
  excused: 'excused that it was late',
  'outcome-told': 'said how it went',
  'reason-corrected': 'corrected why it was late',
};

/** One line of a request's history. */
interface Step {
  by: { id: string; name: string } | null;
  from: string | null;
  to: string;
  note: string | null;
}

/** So many acts are told of at most, the last ones. */
const MOST_TOLD = 3;

/** Says who did what to a request since somebody read it: 'Daniel Chen changed it meanwhile: 20 pupils, before 26. Nothing of yours …'. */
export function meanwhile(all: readonly Step[], readerId: string): string {
  const said = all.slice(-MOST_TOLD).map(({ by, from, to, note }) => {
    const who = by === null ? 'Requisite' : by.id === readerId ? 'You' : by.name;
    const isAgain = to === 'submitted' && from !== null && from !== 'draft';
    const act = isAgain ? (from === 'queried' ? 'answered' : 'changed') : to;
    const did = steps[act as keyof typeof steps] ?? steps.changed;
    return `${who} ${did} meanwhile${note === null ? '' : `: ${note.replace(/(?<![.\s])[.\s]+$/, '')}`}.`;
  });
  const first = said.length > 0 ? said.join(' ') : 'This request has changed since you opened it.';
  return `${first} Nothing of yours was changed; look at what it is now and try again.`;
}

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
  other: 'other reason',
};

const versionedFields: Record<VersionedField, string> = {
  title: 'its title',
  groupSize: 'the group size',
  demonstration: 'whether it is a demonstration',
  prepare: 'the time to prepare it',
  clear: 'the time to clear it away',
  leadSchoolDays: 'how long before it must be asked for',
  method: 'the method',
  clearAway: 'how it is cleared away',
  needs: 'what the room must have',
  hazards: 'the hazards',
  lines: 'the kit list',
};

/** Says that a practical has a newer version of a day, and in what that differs from the one that was asked for. */
export function newerVersion({ date, differs }: { date: string; differs: readonly VersionedField[] }): { lead: string; rest: string } {
  const named = differs.map((field) => versionedFields[field]);
  return {
    lead: `A newer version of ${dates.day(date)} is there.`,
    rest: `What differs: ${LIST.format(named)}. This request keeps the version that it was sent with.`,
  };
}

export const takeNewer = 'Take the newer version';
/** Said beside it, where a risk assessment was confirmed. */
export const askedAgain = 'The risk assessment is then to be confirmed again.';

export const noLateCause = 'no reason given';

/** Says a cause by its code; a code that no list knows is said as it is, and none as that. */
export function lateCause(reason: string | null): string {
  return reason === null ? noLateCause : (lateCauses[reason as LateReason] ?? reason);
}

/** What can be asked for beside the practical: for other classes, with help, until later. */
export const extras = {
  alsoFor: 'Also for',
  more: 'Help in the lesson, or keep it out',
  help: 'Help in the lesson',
  helpWhen: { '': 'None', start: 'At the start', end: 'At the end', whole: 'All through it' },
  helpMinutes: 'Minutes of help',
  keepUntil: 'Keep out until',
  keepUntilWhy: 'One delivery and one collection; the kit is held until then.',
  thisLesson: 'The end of this lesson',
  askedAlready: 'Something is asked for at this lesson already:',
  secondToo: (title: string): string => `${title}. A second request is taken too.`,
  sentFor: (sent: number, of: number): string => `Sent for ${sent} of ${of} classes.`,
  restNotKnown: 'Sent for this class. Whether it was sent for the others is not known: look at their lessons.',
};
