import { permissionsOf, ROLES, type Role } from '@app/shared/rules';
import { describe, expect, it } from '@jest/globals';
import { me } from '../testing/lessons';
import { ENTRIES, entriesFor, homeOf } from './navigation';

function person(...roles: Role[]) {
  return me({ roles, permissions: permissionsOf(roles) });
}

describe('the menu', () => {
  it('shows nobody a page that their permissions do not open', () => {
    for (const role of ROLES) for (const entry of entriesFor(person(role))) expect(permissionsOf([role])).toContain(entry.permission);
  });

  it('opens for a teacher on the fortnight', () => {
    expect(homeOf(person('teacher'))).toBe('/fortnight');
  });

  it('gives everybody a home', () => {
    for (const role of ROLES) expect(homeOf(person(role))).toMatch(/^\/\w/);
  });

  it('uses no key twice', () => {
    const keys = ENTRIES.flatMap(({ key }) => key ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
