import { allows, type Permission, permissionsOf, type Role } from './permissions.js';

/** What a rule of access looks at of whoever acts: the server's principal has it, and so has the person signed in at a page. */
export interface Rights {
  /** Null for a job, which is nobody. */
  personId: string | null;
  permissions: readonly Permission[];
  /** The departments of a person, each with the role there; several roles in one department are several entries. */
  departments: readonly DepartmentRole[];
}

export interface DepartmentRole {
  id: string;
  role: Role;
}

/** Works out the rights of a person of a school. A person has each role in each of their departments. */
export function rightsOf(personId: string, roles: readonly Role[], departmentIds: readonly string[]): Rights & { personId: string } {
  return {
    personId,
    permissions: permissionsOf(roles),
    departments: departmentIds.flatMap((id) => roles.map((role) => ({ id, role }))),
  };
}

/** Whether somebody has a permission in one department: by a role that they have there. */
export function hasIn(who: Rights, permission: Permission, departmentId: string): boolean {
  return who.permissions.includes(permission) && who.departments.some(({ id, role }) => id === departmentId && allows([role], permission));
}
