import { counted } from './counts.js';
import type { Role } from '../../access/permissions.js';

/** Names each role as people say it of somebody. */
export const roles: Record<Role, string> = {
  teacher: 'teacher',
  technician: 'technician',
  head: 'head of department',
  admin: 'administrator',
};

export const handOverTo = 'Hand over to';
export const handOver = 'Hand over';
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
