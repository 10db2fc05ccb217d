import { may, permissionsOf, ROLES, type Role } from '@app/shared/rules';
import { describe, expect, it } from '@jest/globals';
import { rightsAt } from '../core/rights';
import { me } from '../testing/lessons';
import { ENTRIES, entriesFor, homeOf, pagesFor } from './navigation';

function person(...roles: Role[]) {
  return me({ roles, permissions: permissionsOf(roles) });
}

describe('the menu', () => {
  it('shows nobody a page that their rights do not open', () => {
    for (const role of ROLES) for (const { act } of entriesFor(person(role))) expect(may(rightsAt(person(role)), act)).toBe(true);
  });

  it.each<[string, Role[]]>([
    ['/fortnight', ['teacher']],
    ['/today', ['technician']],
    ['/workload', ['head']],
    ['/school', ['admin']],
    ['/today', ['teacher', 'technician']],
    ['/workload', ['teacher', 'head', 'admin']],
    ['/fortnight', ['teacher', 'admin']],
  ])('opens on %s for %j', (home, roles) => {
    expect(homeOf(person(...roles))).toBe(home);
  });

  it.each<[Role, string[]]>([
    ['teacher', ['/fortnight', '/requests', '/messages', '/notices', '/library', '/apparatus', '/occasions', '/reports']],
    [
      'technician',
      [
        '/today',
        '/workload',
        '/board',
        '/requests',
        '/messages',
        '/notices',
        '/library',
        '/apparatus',
        '/occasions',
        '/duties',
        '/absences',
        '/stock',
        '/week-list',
        '/machines',
        '/school/substances',
        '/log',
        '/reports',
      ],
    ],
    [
      'head',
      [
        '/workload',
        '/today',
        '/board',
        '/requests',
        '/messages',
        '/notices',
        '/library',
        '/apparatus',
        '/occasions',
        '/duties',
        '/absences',
        '/stock',
        '/week-list',
        '/machines',
        '/reports',
        '/school',
      ],
    ],
    [
      'admin',
      [
        '/school',
        '/today',
        '/workload',
        '/board',
        '/requests',
        '/messages',
        '/notices',
        '/library',
        '/apparatus',
        '/duties',
        '/absences',
        '/stock',
        '/week-list',
        '/machines',
        '/reports',
        '/imports',
      ],
    ],
  ])('has for a %s these pages', (role, paths) => {
    expect(entriesFor(person(role)).map(({ path }) => path)).toEqual(paths);
  });

  it.each<[Role, string[]]>([
    ['teacher', ['/week-list', '/machines']],
    ['technician', ['/workload/figures', '/library/estimates', '/stock/orders', '/stock/storage']],
    ['head', ['/workload/figures', '/library/estimates', '/workload/what-if', '/stock/orders', '/stock/storage']],
    ['admin', ['/workload/figures', '/library/estimates', '/workload/what-if', '/stock/orders', '/stock/storage']],
  ])('lets a %s find these pages behind it', (role, paths) => {
    const inMenu = entriesFor(person(role)).length;
    expect(
      pagesFor(person(role))
        .slice(inMenu)
        .map(({ path }) => path),
    ).toEqual(paths);
  });

  it('gives everybody a home', () => {
    for (const role of ROLES) expect(homeOf(person(role))).toMatch(/^\/\w/);
  });

  it('uses no key twice', () => {
    const keys = ENTRIES.flatMap(({ key }) => key ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
