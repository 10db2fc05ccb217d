import type { Actor } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { ProblemError } from '../core/problems/index.js';

/** As whom somebody acts on a requisition of a teacher. */
export function actorsOf(principal: Pick<Principal, 'personId' | 'roles'>, teacherId: string): Actor[] {
  const actors: Actor[] = [];
  if (principal.personId === teacherId) actors.push('its-teacher');
  if (principal.roles.includes('technician')) actors.push('technician');
  if (principal.roles.includes('head')) actors.push('head');
  return actors;
}

/** Technicians, heads and admins see everybody's requisitions; a teacher sees their own. */
export function seesAll(principal: Pick<Principal, 'roles'>): boolean {
  return principal.roles.some((role) => role !== 'teacher');
}

/** Whether somebody may overrule a department's refusal of requests too close to the lesson, on a teacher's behalf. */
export function mayOverrule(principal: Pick<Principal, 'roles'>): boolean {
  return principal.roles.includes('technician') || principal.roles.includes('head');
}

/**
 * A teacher asks for their own lessons; technicians and heads on a teacher's behalf.
 * @throws NOT_FOUND for a colleague's lesson, which a teacher does not see
 */
export function refuseUnlessPrincipal(principal: Principal, teacherId: string): void {
  if (actorsOf(principal, teacherId).length > 0) return;
  const message =
    'There is no such lesson of yours. Nothing was changed; a technician or your head of department can ask on a colleague’s behalf.';
  throw new ProblemError('NOT_FOUND', message, [{ field: 'lessonId', code: 'unknown', message }]);
}
