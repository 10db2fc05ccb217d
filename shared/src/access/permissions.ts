/**
 * Gives each role its permissions: the only place in which a role is named. A person may have several roles and then has
 * the permissions of all of them. Which rows a permission reaches is said in policies.ts; everything else asks for an act
 * of that table, or for a permission, and never for a role.
 */
export const ROLES = ['teacher', 'technician', 'head', 'admin'] as const;
export type Role = (typeof ROLES)[number];

const EVERYBODY = [
  'me.read',
  'calendar.read',
  'practicals.read',
  'practicals.note',
  'substances.read',
  'apparatus.read',
  'stock.read',
  'lessons.read',
  'requisitions.read',
  'notifications.read',
  'departments.read',
  'schemes.read',
  'rooms.read',
  'notices.read',
  'reports.read',
] as const;

export const PERMISSIONS = {
  teacher: [...EVERYBODY, 'lessons.teach', 'lessons.answer', 'requisitions.ask', 'requisitions.move', 'absences.write', 'schemes.follow'],
  technician: [
    ...EVERYBODY,
    'people.read',
    'lessons.readAll',
    'lessons.answer',
    'requisitions.ask',
    'requisitions.move',
    'requisitions.readAll',
    'requisitions.askForOthers',
    'requisitions.serve',
    'tasks.take',
    'apparatus.write',
    'practicals.write',
    'schemes.write',
    'schemes.follow',
    'substances.write',
    'rooms.write',
    'lessons.change',
    'stock.write',
    'duties.write',
    'prep.read',
    'prep.write',
    'workload.read',
    'workload.plan',
    'absences.write',
    'absences.readAll',
    'log.write',
    'notices.write',
  ],
  head: [
    ...EVERYBODY,
    'people.read',
    'lessons.readAll',
    'lessons.answer',
    'requisitions.ask',
    'requisitions.move',
    'requisitions.readAll',
    'requisitions.askForDepartment',
    'apparatus.write',
    'practicals.write',
    'schemes.write',
    'schemes.follow',
    'substances.write',
    'rooms.write',
    'lessons.change',
    'stock.write',
    'duties.write',
    'prep.read',
    'workload.read',
    'workload.plan',
    'departments.lead',
    'lateness.readOfPeople',
    'policy.write',
    'absences.write',
    'absences.readAll',
    'absences.readReasons',
    'activity.read',
    'log.readSums',
    'notices.write',
    'notices.lead',
  ],
  admin: [
    ...EVERYBODY,
    'people.read',
    'people.write',
    'lessons.readAll',
    'requisitions.readAll',
    'departments.write',
    'policy.write',
    'calendar.write',
    'imports.write',
    'apparatus.write',
    'practicals.write',
    'schemes.write',
    'schemes.follow',
    'substances.write',
    'rooms.write',
    'lessons.change',
    'stock.write',
    'duties.write',
    'prep.read',
    'workload.read',
    'absences.write',
    'absences.readAll',
    'absences.readReasons',
    'activity.read',
    'mail.read',
    'mail.write',
    'log.readSums',
    'notices.write',
    'notices.lead',
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

/** The roles that give the permission. */
export function rolesWith(permission: Permission): Role[] {
  return ROLES.filter((role) => allows([role], permission));
}

/** The role of whoever begins a school. */
export const FIRST_ROLE: Role = 'admin';

/** The role of somebody whom a timetable names and nobody has invited yet. */
export const TIMETABLE_ROLE: Role = 'teacher';
