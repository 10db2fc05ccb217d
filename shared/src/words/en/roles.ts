import type { Role } from '../../access/permissions.js';

/** Names each role as people say it of somebody. In a file of its own: the frame says it, and waits for no other word of People. */
export const roles: Record<Role, string> = {
  teacher: 'teacher',
  technician: 'technician',
  head: 'head of department',
  admin: 'administrator',
};
