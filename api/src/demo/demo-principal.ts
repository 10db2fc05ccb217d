import { rightsOf } from '@app/shared';
import { school as oakfield } from '../../../migrations/seeds/oakfield/school.js';
import type { Principal } from '../core/access/index.js';
import type { DemoSchool } from './load-school.js';

/** Names somebody of the demo school as who acts; `rulesVersion`: by which of the school's rules. @throws Error for a code that nobody has */
export function principalOf({ schoolId, people }: DemoSchool, code: string, rulesVersion = 1): Principal {
  const person = people.get(code);
  if (!person) throw new Error(`The demo school has nobody with the code ${code}`);
  const { personId, accountId, roles, departmentIds } = person;
  return { ...rightsOf(personId, roles, departmentIds), via: 'session', accountId, schoolId, rulesVersion, timeZone: oakfield.timeZone };
}
