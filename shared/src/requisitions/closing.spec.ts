import { permissionsOf, rightsOf, type Role, ROLES } from '../access/index.js';
import { CLOSABLE, closingRefused, UNTOUCHED } from './closing.js';
import { REQUISITION_STATUSES } from './statuses.js';

const of = { personId: 'its-teacher', departmentId: 'd' };
const who = (personId: string, ...roles: Role[]) => ({ personId, permissions: permissionsOf(roles), departments: [], shares: [] });

describe('closing a request in one step', () => {
  it('is a step from what was sent and not taken to its end, once the lesson is over', () => {
    for (const status of REQUISITION_STATUSES) {
      const technician = who('somebody', 'technician');
      expect(closingRefused(status, true, technician, of)).toBe(CLOSABLE.includes(status) ? null : 'not-a-step');
      expect(closingRefused(status, false, technician, of)).toBe(CLOSABLE.includes(status) ? 'not-over' : 'not-a-step');
    }
  });

  it('is its teacher’s where nothing was made, and nobody else’s but a technician’s', () => {
    for (const status of CLOSABLE) {
      expect(closingRefused(status, true, who('its-teacher', 'teacher'), of)).toBe(UNTOUCHED.includes(status) ? null : 'not-yours');
      for (const role of ROLES.filter((one) => one !== 'technician'))
        expect(closingRefused(status, true, who('somebody', role), of)).toBe('not-yours');
    }
  });

  it('is another department’s where a technician works for others, unless it shares its work', () => {
    const technician = (shares: string[]) => rightsOf('somebody', ['technician'], ['e'], null, shares);
    expect(closingRefused('accepted', true, technician([]), of)).toBe('other-department');
    expect(closingRefused('accepted', true, technician(['d']), of)).toBeNull();
  });
});
