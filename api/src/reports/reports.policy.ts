import { may, ownDepartments } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { ProblemError } from '../core/problems/index.js';
import { words } from '../core/words.js';

/** Of what a report of lateness is: departments (null: of all) or one's own requests in them; and whether it may name teachers. */
export interface LatenessScope {
  departmentIds: string[] | null;
  own: boolean;
  byTeacher: boolean;
}

/** The departments of a report: the one that is named; without one all for whoever runs them all, else those that one leads or serves; null: all. */
export function reportedDepartments(principal: Principal, departmentId: string | null): string[] | null {
  if (departmentId !== null) return [departmentId];
  if (may(principal, 'department.write')) return null;
  return ownDepartments(principal, ['departments.lead', 'requisitions.serve']);
}

/**
 * The same for lateness: totals of what one leads or serves, by teacher where one leads all of it, else one's own; `all` are the school's
 * departments. @throws NOT_ALLOWED
 */
export function latenessScope(principal: Principal, departmentId: string | null, all: readonly string[]): LatenessScope {
  const departmentIds = reportedDepartments(principal, departmentId);
  const each = departmentIds ?? all;
  if (each.every((id) => may(principal, 'lateness.readTotals', { departmentId: id })))
    return { departmentIds, own: false, byTeacher: each.every((id) => may(principal, 'lateness.readByTeacher', { departmentId: id })) };
  if (!may(principal, 'lesson.teach')) throw new ProblemError('NOT_ALLOWED', words.reports.notYours);
  return { departmentIds: departmentId === null ? null : [departmentId], own: true, byTeacher: false };
}

/** Whose shared log entries somebody may see as sums: those of the departments, else one's own, else none. */
export function sharedScope(principal: Principal, departmentIds: readonly string[]): 'all' | 'own' | null {
  if (
    departmentIds.every((departmentId) => may(principal, 'log.readSums', { departmentId })) &&
    principal.permissions.includes('log.readSums')
  )
    return 'all';
  return may(principal, 'log.write') ? 'own' : null;
}
