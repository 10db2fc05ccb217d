import { may } from '@app/shared';
import type { Principal } from './principal.js';

/** Whose lists and buying somebody sees: the ids of the own departments; null: of all, for who has none or runs the school. */
export function departmentsOf(principal: Principal): string[] | null {
  const { departments } = principal;
  return departments.length === 0 || may(principal, 'department.write') ? null : departments.map(({ id }) => id);
}

/** Whether somebody sees the lists and buying of a department. */
export function seesDepartment(principal: Principal, departmentId: string): boolean {
  return departmentsOf(principal)?.includes(departmentId) ?? true;
}
