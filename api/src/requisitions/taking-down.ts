import { CHANGEABLE, may, type Requisition, type SettleOption, type SettleWhy } from '@app/shared';
import { words } from '../core/words.js';
import type { Asking } from './asking.js';
import type { Locked } from './locked-requisition.js';
import { closedWhileOut } from './stands-closed.js';

/** Of what stays out in a room that is closed on one of the days: to take it down after its own lesson, or, once it is out, now. */
export function takingDown(
  { principal, rules }: Asking,
  { id, version, status, next, teacher, departmentId, lesson }: Requisition,
  was: Locked,
  whys: readonly SettleWhy[],
): SettleOption[] {
  const standing = whys.includes('closed') && closedWhileOut(rules, was.roomId, was.date, was.keepUntilDate);
  if (!standing) return [];
  if (next.includes('collected')) {
    const apply = { method: 'POST' as const, path: `/api/requisitions/${id}/transitions`, body: { version, to: 'collected' } };
    return [{ kind: 'take-down', text: words.toSettle.takeDownNow, apply }];
  }
  const isOpen = CHANGEABLE.includes(status) && standing.from > lesson.date;
  if (!isOpen || !may(principal, 'requisition.change', { personId: teacher.id, departmentId })) return [];
  const apply = { method: 'PUT' as const, path: `/api/requisitions/${id}`, body: { version, keepUntilLessonId: null } };
  return [{ kind: 'take-down', text: words.toSettle.takeDown, apply }];
}
