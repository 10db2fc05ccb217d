/**
 * Who may do what: the one table that the server's guard and the page's buttons both read. A person may have several
 * roles and then has the permissions of all of them. Which rows a permission reaches is decided beside each noun, in its
 * `<noun>.policy.ts`.
 */
export const ROLES = ['teacher', 'technician', 'head', 'admin'] as const;
export type Role = (typeof ROLES)[number];

const EVERYBODY = [
  'me.read',
  'calendar.read',
  'practicals.read',
  'apparatus.read',
  'lessons.read',
  'requisitions.read',
  'notifications.read',
  'departments.read',
] as const;

export const PERMISSIONS = {
  teacher: [...EVERYBODY, 'lessons.answer', 'requisitions.ask', 'requisitions.move', 'absences.write'],
  technician: [
    ...EVERYBODY,
    'people.read',
    'lessons.readAll',
    'lessons.answer',
    'requisitions.ask',
    'requisitions.move',
    'requisitions.serve',
    'apparatus.write',
    'practicals.write',
    'prep.read',
    'prep.write',
    'workload.read',
    'absences.write',
  ],
  head: [
    ...EVERYBODY,
    'people.read',
    'lessons.readAll',
    'lessons.answer',
    'requisitions.ask',
    'requisitions.move',
    'apparatus.write',
    'practicals.write',
    'prep.read',
    'workload.read',
    'reports.read',
    'policy.write',
    'absences.write',
    'activity.read',
  ],
  admin: [
    ...EVERYBODY,
    'people.read',
    'people.write',
    'lessons.readAll',
    'departments.write',
    'policy.write',
    'calendar.write',
    'imports.write',
    'apparatus.write',
    'practicals.write',
    'prep.read',
    'workload.read',
    'reports.read',
    'absences.write',
    'activity.read',
    'mail.read',
    'mail.write',
  ],
} as const satisfies Record<Role, readonly string[]>;

/** A thing that a role allows, e.g. `requisitions.ask`. */
export type Permission = (typeof PERMISSIONS)[Role][number];

/** Every permission that these roles give, each once. */
export function permissionsOf(roles: readonly Role[]): Permission[] {
  return [...new Set(roles.flatMap((role) => PERMISSIONS[role]))];
}

/** Whether one of these roles gives the permission. */
export function allows(roles: readonly Role[], permission: Permission): boolean {
  return roles.some((role) => (PERMISSIONS[role] as readonly Permission[]).includes(permission));
}
