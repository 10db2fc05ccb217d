import { allows } from '@app/shared';
import type { Asker } from '../core/access/index.js';
import { ProblemError } from '../core/http/index.js';

/** Whether the asker may see this teacher's lessons: one's own, or anybody's for those who read all. */
export function maySeeLessonsOf(asker: Asker, teacherId: string): boolean {
  return asker.personId === teacherId || allows(asker.roles, 'lessons.readAll');
}

/** @throws NOT_ALLOWED for somebody who reads only their own lessons and names another person or a department */
export function mustReadAll(asker: Asker, what: string): void {
  if (!allows(asker.roles, 'lessons.readAll'))
    throw new ProblemError('NOT_ALLOWED', `You may see your own ${what} only. Technicians, heads and admins see those of others.`);
}
