import { may, ownDepartments, type RequisitionQuery } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { ProblemError } from '../core/problems/index.js';

const BY_NAME =
  'Who was late, and why, is shown by person only to that person and to the head of their department. Leave out the teacher, the class, the reason or the lateness; totals and causes are under Workload.';
const NOT_LED =
  'Late requests are listed to the head of their department. You lead another: leave that department out. Totals and causes are under Workload.';
const TOTALS_ALONE =
  'Late requests are listed to the head of their department and to technicians, and to a teacher the own ones. Totals and causes are under Workload.';

/** What a list that asks about lateness may show: of which departments (null: of all), and whether words of a search may name somebody. */
export interface LatenessShown {
  departmentIds: string[] | null;
  names: boolean;
}

const ALL: LatenessShown = { departmentIds: null, names: true };

/** Whether a list is asked who was late, or why. */
export function asksOfLateness({ late, lateReason }: RequisitionQuery): boolean {
  return late !== undefined || lateReason !== undefined;
}

/**
 * Says what a list may show of lateness: of oneself all, of others what one leads; to a technician all late requests as work, but none
 * by a reason or by what names a teacher. `isOwn`: it is a list of one's own requests.
 * @throws NOT_ALLOWED
 */
export function latenessShown(principal: Principal, query: RequisitionQuery, isOwn: boolean): LatenessShown {
  if (isOwn || !asksOfLateness(query)) return ALL;
  const { teacherId, groupId, lateReason, q } = query;
  const byName = teacherId !== undefined || groupId !== undefined || lateReason !== undefined;
  const leads = may(principal, 'lateness.readOfAny');
  if (!byName && may(principal, 'lateness.listAll') && !(leads && q)) return { departmentIds: null, names: false };
  if (!leads) throw new ProblemError('NOT_ALLOWED', may(principal, 'lateness.listAll') ? BY_NAME : TOTALS_ALONE);
  return { departmentIds: ledOf(principal, query), names: true };
}

/** @throws NOT_ALLOWED where a department is named that somebody does not lead */
function ledOf(principal: Principal, { departmentId }: RequisitionQuery): string[] | null {
  const led = ownDepartments(principal, ['lateness.readOfPeople']);
  if (led && departmentId?.split(',').some((id) => !led.includes(id))) throw new ProblemError('NOT_ALLOWED', NOT_LED);
  return led;
}

/** Refuses who asks of another by name whether they were late, and does not lead a department of theirs. @throws NOT_ALLOWED */
export function refuseUnlessLed(principal: Principal, personId: string, departmentIds: readonly string[]): void {
  if (!may(principal, 'lateness.readOf', { personId, departmentIds })) throw new ProblemError('NOT_ALLOWED', BY_NAME);
}
