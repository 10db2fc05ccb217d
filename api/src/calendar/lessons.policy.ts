import { allows } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { ProblemError, told } from '../core/problems/index.js';

/** Whether the principal may see this teacher's lessons: one's own, or anybody's for those who read all. */
export function maySeeLessonsOf(principal: Principal, teacherId: string): boolean {
  return principal.personId === teacherId || allows(principal.roles, 'lessons.readAll');
}

/** @throws NOT_ALLOWED for somebody who reads only their own lessons and names another person or a department */
export function mustReadAll(principal: Principal, what: string): void {
  if (!allows(principal.roles, 'lessons.readAll'))
    throw new ProblemError('NOT_ALLOWED', told`You may see your own ${{ what }} only. Technicians, heads and admins see those of others.`);
}
