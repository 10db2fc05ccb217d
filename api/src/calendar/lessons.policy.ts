import { ProblemError, told } from '../core/problems/index.js';

/** Refuses somebody who names another person, or a department, and may see their own only. @throws NOT_ALLOWED */
export function refuseUnless(isAllowed: boolean, what: 'lessons' | 'absences'): void {
  if (!isAllowed)
    throw new ProblemError('NOT_ALLOWED', told`You may see your own ${{ what }} only. Technicians, heads and admins see those of others.`);
}
