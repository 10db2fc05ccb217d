import { permissionsOf, rightsOf, type Role, ROLES } from '../access/index.js';
import { CLOSABLE, closingRefused, OUTCOMES, TELLABLE, tellingRefused, UNTOUCHED } from './closing.js';
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

describe('saying how a lesson went', () => {
  const told = (status: (typeof REQUISITION_STATUSES)[number], outcome: string | null = null, isOver = true) =>
    tellingRefused({ status, outcome }, isOver, who('its-teacher', 'teacher'), of);

  it('is its teacher’s for what was made, once the lesson is over', () => {
    for (const status of REQUISITION_STATUSES) {
      expect(told(status)).toBe(TELLABLE.includes(status) ? null : 'not-made');
      expect(told(status, null, false)).toBe(TELLABLE.includes(status) ? 'not-over' : 'not-made');
      for (const role of ROLES)
        expect(tellingRefused({ status, outcome: null }, true, who('somebody', role), of)).toBe(
          TELLABLE.includes(status) ? 'not-yours' : 'not-made',
        );
    }
  });

  it('is corrected until the request is put away with an outcome', () => {
    for (const outcome of OUTCOMES)
      for (const status of TELLABLE) expect(told(status, outcome)).toBe(status === 'cleared' ? 'known' : null);
  });

  it('and closing are never both its teacher’s', () => {
    for (const status of REQUISITION_STATUSES)
      for (const outcome of [null, ...OUTCOMES])
        expect(
          [told(status, outcome), closingRefused(status, true, who('its-teacher', 'teacher'), of)].filter((one) => one === null).length,
        ).toBeLessThan(2);
  });
});
