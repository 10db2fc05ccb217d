import { describe, expect, it } from '@jest/globals';
import { permissionsOf, type Role } from '@app/shared';
import { jobPrincipal, type Principal } from '../core/access/index.js';
import { sharedScope } from './reports.policy.js';

const SCHOOL = { schoolId: 's1', rulesVersion: 1, timeZone: 'Europe/London' };
/** Somebody of a school in which there is no department yet. */
const somebody = (role: Role): Principal => ({
  ...jobPrincipal(SCHOOL),
  ...{ via: 'session', personId: 'p1', accountId: 'a1', permissions: permissionsOf([role]) },
});

describe('whose shared log entries a report counts where there is no department', () => {
  it.each([
    ['technician', 'own'],
    ['teacher', null],
    ['admin', 'all'],
  ] as const)('a %s: %s', (role, scope) => expect(sharedScope(somebody(role), [])).toBe(scope));
});
