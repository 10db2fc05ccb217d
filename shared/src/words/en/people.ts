import { counted } from './counts.js';
import { emailWrong } from './forms.js';
import type { Role } from '../../access/permissions.js';
import { PERSON_LIMITS } from '../../identity/limits.js';
import type { PeopleFault } from '../../school/place-people.js';

/** Names each role as people say it of somebody. */
export const roles: Record<Role, string> = {
  teacher: 'teacher',
  technician: 'technician',
  head: 'head of department',
  admin: 'administrator',
};

export const handOverTo = 'Hand over to';
export const handOver = 'Hand over';
export const headOf = 'Head of';
export const headOfWhy = 'A head sees who was late, and moves and cancels requests, in these departments only.';
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
