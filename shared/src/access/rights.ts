import { allows, type Permission, permissionsOf, type Role } from './permissions.js';

/** What a rule of access looks at of whoever acts: the server's principal has it, and so has the person signed in at a page. */
export interface Rights {
  /** Null for a job, which is nobody. */
  personId: string | null;
  permissions: readonly Permission[];
  /** The departments of a person, each with the role there; several roles in one department are several entries. */
  departments: readonly DepartmentRole[];
  /** The departments of the school that let technicians of others do their work too. */
  shares: readonly string[];
}

export interface DepartmentRole {
  id: string;
  role: Role;
}

/**
 * Works out the rights of a person of a school: each role in each of their departments, but that of a head in those of `headOf` alone.
 * Null, or none, is all of their own. `shares`: the departments of the school whose work technicians of others may do.
 */
export function rightsOf(
  personId: string,
  roles: readonly Role[],
  departmentIds: readonly string[],
  headOf: readonly string[] | null = null,
  shares: readonly string[] = [],
): Rights & { personId: string } {
  const led = headOf?.length ? headOf : departmentIds;
  const inDepartment = (id: string) => roles.filter((role) => (isLeading(role) ? led : departmentIds).includes(id));
  const all = [...new Set([...departmentIds, ...(roles.some(isLeading) ? led : [])])];
  return {
    personId,
    permissions: permissionsOf(roles),
    departments: all.flatMap((id) => inDepartment(id).map((role) => ({ id, role }))),
    shares,
  };
}

function isLeading(role: Role): boolean {
  return allows([role], 'departments.lead');
}

/** Whether somebody belongs to a department: it is one of theirs, or they have none and so belong to all. */
export function belongsTo(departmentIds: readonly string[], departmentId: string): boolean {
  return departmentIds.length === 0 || departmentIds.includes(departmentId);
}

/** Whether somebody has a permission in one department: by a role that they have there, or by any where they have no department. */
export function hasIn({ permissions, departments }: Rights, permission: Permission, departmentId: string): boolean {
  const giving = departments.filter(({ role }) => allows([role], permission));
  if (!permissions.includes(permission) || (departments.length > 0 && giving.length === 0)) return false;
  return belongsTo(
    giving.map(({ id }) => id),
    departmentId,
  );
}

/** Whether somebody has a permission of technicians for the work of a department: it is theirs as `hasIn` says, or shares its work. */
export function servesIn(who: Rights, permission: Permission, departmentId: string): boolean {
  return hasIn(who, permission, departmentId) || (who.permissions.includes(permission) && who.shares.includes(departmentId));
}

/** Whether somebody has a permission in every department: by a role that they have without one. */
export function hasEverywhere(who: Rights, permission: Permission): boolean {
  return who.permissions.includes(permission) && who.departments.length === 0;
}

/** Lists the departments whose affairs come first to somebody, by a role with one of the permissions there; null: those of all. */
export function ownDepartments(who: Rights, permissions: readonly Permission[]): string[] | null {
  const own = who.departments.filter(({ role }) => permissions.some((permission) => allows([role], permission)));
  return own.length === 0 ? null : [...new Set(own.map(({ id }) => id))];
}
