import type { Actor } from '@app/shared';
import type { Asker } from '../core/access/index.js';
import { ProblemError } from '../core/http/index.js';

/** As whom somebody acts on a requisition of a teacher. */
export function actorsOf(asker: Pick<Asker, 'personId' | 'roles'>, teacherId: string): Actor[] {
  const actors: Actor[] = [];
  if (asker.personId === teacherId) actors.push('its-teacher');
  if (asker.roles.includes('technician')) actors.push('technician');
  if (asker.roles.includes('head')) actors.push('head');
  return actors;
}

/** Technicians, heads and admins see everybody's requisitions; a teacher sees their own. */
export function seesAll(asker: Pick<Asker, 'roles'>): boolean {
  return asker.roles.some((role) => role !== 'teacher');
}

/** Whether somebody may overrule a department's refusal of requests too close to the lesson, on a teacher's behalf. */
export function mayOverrule(asker: Pick<Asker, 'roles'>): boolean {
  return asker.roles.includes('technician') || asker.roles.includes('head');
}

/**
 * A teacher asks for their own lessons; technicians and heads on a teacher's behalf.
 * @throws NOT_FOUND for a colleague's lesson, which a teacher does not see
 */
export function refuseUnlessAsker(asker: Asker, teacherId: string): void {
  if (actorsOf(asker, teacherId).length > 0) return;
  const message =
    'There is no such lesson of yours. Nothing was changed; a technician or your head of department can ask on a colleague’s behalf.';
  throw new ProblemError('NOT_FOUND', message, [{ field: 'lessonId', code: 'unknown', message }]);
}
