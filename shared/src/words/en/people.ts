import type { Role } from '../../access/permissions.js';

/** Names each role as people say it of somebody. */
export const roles: Record<Role, string> = {
  teacher: 'teacher',
  technician: 'technician',
  head: 'head of department',
  admin: 'administrator',
};
