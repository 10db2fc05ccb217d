import { may } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { ProblemError } from '../core/problems/index.js';

/**
 * Refuses somebody who may not ask for a lesson of this teacher.
 * @throws NOT_FOUND for a colleague's lesson, which a teacher does not see
 */
export function refuseUnlessMayAsk(principal: Principal, teacherId: string): void {
  if (may(principal, 'requisition.ask', { personId: teacherId })) return;
  const message =
    'There is no such lesson of yours. Nothing was changed; a technician or your head of department can ask on a colleague’s behalf.';
  throw new ProblemError('NOT_FOUND', message, [{ field: 'lessonId', code: 'unknown', message }]);
}
