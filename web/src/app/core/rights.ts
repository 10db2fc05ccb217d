import type { Me } from '@app/shared/contracts';
import type { Rights } from '@app/shared/rules';

/** The rights of the person at the page, as the table of access looks at them. */
export function rightsAt({ user, permissions, departments, shares }: Me): Rights {
  return {
    personId: user.id,
    permissions,
    departments: departments.flatMap(({ id, roles }) => roles.map((role) => ({ id, role }))),
    shares,
  };
}
