import type { Person } from '@app/shared';
import type { Principal } from '../core/access/index.js';

/** An admin sets the policy of every department, a head that of the departments to which the head belongs. */
export function maySetPolicy({ roles }: Principal, isOwnDepartment: boolean): boolean {
  return roles.includes('admin') || isOwnDepartment;
}

/** Whether a change leaves somebody without the admin's role who has it now. */
export function losesAdmin(before: Pick<Person, 'roles' | 'active'>, after: Pick<Person, 'roles' | 'active'>): boolean {
  return before.active && before.roles.includes('admin') && !(after.active && after.roles.includes('admin'));
}
