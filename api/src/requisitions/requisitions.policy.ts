import { may, type PersonName } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { ProblemError } from '../core/problems/index.js';

/**
 * Refuses somebody who may not ask for a lesson of these teachers.
 * @throws NOT_FOUND for a colleague's lesson, which a teacher does not see
 */
export function refuseUnlessMayAsk(principal: Principal, lesson: { teacher: PersonName; otherTeachers: readonly PersonName[] }): void {
  const colleagues = lesson.otherTeachers.map(({ id }) => id);
  if (may(principal, 'requisition.ask', { personId: lesson.teacher.id, colleagues })) return;
  const message =
    'There is no such lesson of yours. Nothing was changed; a technician or your head of department can ask on a colleague’s behalf.';
  throw new ProblemError('NOT_FOUND', message, [{ field: 'lessonId', code: 'unknown', message }]);
}
