import { counted } from './counts.js';
import { emailWrong } from './forms.js';
import type { Role } from '../../access/permissions.js';
import { PERSON_LIMITS } from '../../identity/limits.js';
import type { PeopleFault } from '../../school/place-people.js';
import { roles } from './roles.js';

export { roles };

export const handOverTo = 'Hand over to';
export const handOver = 'Hand over';
export const headOf = 'Head of';
export const headOfWhy = 'A head sees who was late, and moves and cancels requests, in these departments only.';
/** Said where an invitation was made but its answer was lost: the link is told once. */
export const linkNotRepeated = 'The invitation was made, but its link was lost on the way. Make a new one on the person’s page.';
/** Stands in place of the name of somebody who left and was forgotten. */
export const forgotten = 'Somebody who left';
export const isForgotten =
  'This person left and was forgotten: nobody knows any more who it was. Nothing was changed; somebody who comes back is added anew.';
export const keptByAdmins = 'How long the school keeps what was is for admins to say. Nothing was changed.';
export const nobodyYet = 'nobody yet';

/** What is still put down for somebody who has left; null for somebody in active service. */
type Still = { lessons: number; requests: number; tasks: number } | null;

/** Says what is still put down for somebody who has left: '3 lessons and 2 requests'; null where there is nothing. */
export function still(of: Still): string | null {
  if (!of) return null;
  const parts = [
    ...(of.lessons > 0 ? [counted(of.lessons, 'lesson')] : []),
    ...(of.requests > 0 ? [counted(of.requests, 'request')] : []),
    ...(of.tasks > 0 ? [counted(of.tasks, 'task')] : []),
  ];
  const last = parts.pop();
  return last === undefined ? null : parts.length > 0 ? `${parts.join(', ')} and ${last}` : last;
}

/** Says that somebody has left, and what is still theirs: 'left, still has 3 lessons and 2 requests'. */
export function left(of: Still): string {
  const theirs = still(of);
  return theirs === null ? 'left' : `left, still has ${theirs}`;
}

/** Says that what somebody asked for is another's now. */
export function handedOver(from: string, to: string): string {
  return `What ${from} asked for is ${to}’s now.`;
}

/** Says why a pasted row cannot be taken, and what to do. */
export function bulkFault(fault: PeopleFault): string {
  switch (fault.why) {
    case 'missing':
      return 'Give a name.';
    case 'no-address':
      return emailWrong;
    case 'too-long':
      return `At most ${counted(PERSON_LIMITS[fault.field], 'character')}.`;
    case 'taken':
      return fault.field === 'code' ? `This code is ${fault.who}’s.` : `This address is ${fault.who}’s.`;
    case 'signs-in-as':
      return `${fault.who} signs in as ${fault.email}. Change the address on their own page.`;
    case 'left':
      return `${fault.who} is marked as left. Restore them on their own page first.`;
    case 'namesake':
      return `Is this ${fault.who}? Give the same code or address; or give others of both, where it is somebody else.`;
    case 'same-as-row':
      return `The same person as row ${fault.row}.`;
  }
}

export const merge = 'Merge two people';
export const mergeLead =
  'Where one person is here twice, as after a timetable wrote their name another way. Everything of the one becomes the other’s.';
export const mergeThis = 'Is this somebody who is here already? Merge the two';
export const mergeOther = 'Who is here twice';
export const mergeKeep = 'Who they are';
export const mergeChoose = 'choose somebody';
export const mergeSwap = 'The other way round';
export const mergeGoes = 'What goes over';
export const mergeNothing = 'Nothing: there is neither a lesson nor a request nor anything else.';
export const mergeForEver = 'It cannot be taken back.';
export const merging = 'Merging…';

/** Names somebody in a list to choose from: 'Rosa Holt (HOLT)', 'HOLT', 'Rosa Holt (HOLT), left'. */
export function inList({ name, code, active }: { name: string; code: string; active: boolean }): string {
  return [name === code ? name : `${name} (${code})`, active ? null : 'left'].filter(Boolean).join(', ');
}

/** What goes from one person to another; the names of departments and roles that are new there. */
interface Goes {
  lessons: number;
  requests: number;
  answers: number;
  messages: number;
  tasks: number;
  absences: number;
  roles: readonly Role[];
  departments: readonly string[];
  name: string | null;
  email: string | null;
  workingPattern: boolean;
}

/** Lists what goes over, each a line: '12 lessons of the timetable', 'the department Science'. */
export function goes(of: Goes): string[] {
  const some = (count: number, text: string) => (count > 0 ? [text] : []);
  return [
    ...some(of.lessons, `${counted(of.lessons, 'lesson')} of the timetable`),
    ...some(of.requests, `${counted(of.requests, 'request')}${of.requests > 1 ? ', past ones too' : ''}`),
    ...some(of.answers, `${counted(of.answers, 'answer')} that nothing is needed`),
    ...some(of.messages, counted(of.messages, 'message')),
    ...some(of.tasks, counted(of.tasks, 'open task')),
    ...some(of.absences, counted(of.absences, 'absence')),
    ...of.roles.map((role) => `the role ${roles[role]}`),
    ...of.departments.map((name) => `the department ${name}`),
    ...(of.name === null ? [] : [`the name ${of.name}`]),
    ...(of.email === null ? [] : [`the e-mail address ${of.email}`]),
    ...(of.workingPattern ? ['the working time'] : []),
  ];
}

/** Says what becomes of the one who goes: 'HOLT stays on the list of people as left, and files that say HOLT mean Rosa Holt.' */
export function mergeStays(other: string, code: string, keep: string): string {
  return `${other} stays on the list of people as left, and files that say ${code} mean ${keep} from now on.`;
}

/** Labels the button that does it: 'Merge HOLT into Rosa Holt'. */
export function mergeInto(other: string, keep: string): string {
  return `Merge ${other} into ${keep}`;
}

/** Says that it was done. */
export function merged(other: string, keep: string): string {
  return `${other} is ${keep} now.`;
}
