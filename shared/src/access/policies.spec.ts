import { describe, expect, it } from '@jest/globals';
import { type Permission, permissionsOf, ROLES, type Role, rolesWith } from './permissions.js';
import { type Act, may, POLICIES } from './policies.js';
import { type Rights, rightsOf } from './rights.js';
import { MATRIX } from './testing/matrix.js';

/** What a row is to somebody: theirs or another's, of their own department or of another. */
interface To {
  own: boolean;
  there: boolean;
}

const RELATIONS: readonly To[] = [
  { own: true, there: true },
  { own: true, there: false },
  { own: false, there: true },
  { own: false, there: false },
];

/** Every way in which a person can have roles. */
const PARTIES: readonly Role[][] = ROLES.reduce<Role[][]>((all, role) => [...all, ...all.map((some) => [...some, role])], [[]]).slice(1);

function holds(act: Act, roles: readonly Role[], { own, there }: To): boolean {
  const rule = POLICIES[act] as (who: Rights, row: object) => boolean;
  const departmentId = there ? 'mine' : 'another';
  return rule(rightsOf('me', roles, ['mine']), { personId: own ? 'me' : 'another', departmentId, departmentIds: [departmentId] });
}

/** The rights by role as they were before they were a table, each as the code said it then. */
const BEFORE: Partial<Record<Act, (roles: readonly Role[], to: To) => boolean>> = {
  'lesson.see': (roles, { own }) => own || roles.some((role) => role !== 'teacher'),
  'absence.readReason': (roles, { own, there }) => own || (roles.includes('head') && there) || roles.includes('admin'),
  'requisition.see': (roles, { own }) => own || roles.some((role) => role !== 'teacher'),
  'requisition.seeAll': (roles) => roles.some((role) => role !== 'teacher'),
  'requisition.overrule': (roles, { there }) => roles.includes('technician') || (roles.includes('head') && there),
  'requisition.reply': (roles, { own }) => own && roles.some((role) => role !== 'admin'),
  'requisition.serve': (roles) => roles.includes('technician'),
  'requisition.hearAsTeacher': (_, { own }) => own,
  'requisition.hearAsTechnician': (roles, { there }) => roles.includes('technician') && there,
  'requisition.hearAsHead': (roles, { there }) => roles.includes('head') && there,
  'task.change': (roles) => roles.includes('technician'),
  'task.take': (roles) => roles.includes('technician'),
  'task.hearOfDay': (roles) => roles.includes('technician'),
  'department.setPolicy': (roles, { there }) => roles.includes('admin') || (roles.includes('head') && there),
  'person.write': (roles) => roles.includes('admin'),
};

describe('the table of access', () => {
  it.each(Object.entries(BEFORE))('lets %s be done by whom it was done before', (act, before) => {
    for (const roles of PARTIES)
      for (const to of RELATIONS) expect([roles, to, holds(act as Act, roles, to)]).toEqual([roles, to, before(roles, to)]);
  });

  it('is the matrix that is written down', () => {
    const said = (act: Act, role: Role) => {
      const pattern = RELATIONS.map((to) => (holds(act, [role], to) ? '1' : '0')).join('');
      return { '1111': 'yes', '0000': 'no', '1100': 'own', '1010': 'own department', '1110': 'own and department' }[pattern] ?? pattern;
    };
    const rows = (Object.keys(POLICIES) as Act[]).map((act) => [act, ...ROLES.map((role) => said(act, role))]);
    const text = [['act', ...ROLES], ...rows]
      .map((row) =>
        row
          .map((cell) => cell.padEnd(30))
          .join('')
          .trimEnd(),
      )
      .join('\n');
    expect(`\n${text}\n`).toBe(MATRIX);
  });

  it('has no permission that opens nothing', () => {
    const opened = (permissions: readonly Permission[]) => {
      const who = { personId: 'me', permissions, departments: ROLES.map((role) => ({ id: 'mine', role })) };
      const rows = RELATIONS.map(({ own, there }) => ({
        personId: own ? 'me' : 'another',
        departmentId: there ? 'mine' : 'another',
        departmentIds: [there ? 'mine' : 'another'],
      }));
      return Object.values(POLICIES).flatMap((rule) => rows.map((row) => (rule as (by: Rights, of: object) => boolean)(who, row)));
    };
    const opensSomething = (permission: Permission) =>
      rolesWith(permission).some((role) => {
        const granted = permissionsOf([role]);
        return JSON.stringify(opened(granted.filter((one) => one !== permission))) !== JSON.stringify(opened(granted));
      });
    expect(permissionsOf(ROLES).filter((permission) => !opensSomething(permission))).toEqual([]);
  });

  it('gives a job nothing', () => {
    const job = { personId: null, permissions: [], departments: [] };
    const row = { personId: 'me', departmentId: 'mine', departmentIds: ['mine'] };
    expect(Object.values(POLICIES).some((rule) => (rule as (by: Rights, of: object) => boolean)(job, row))).toBe(false);
  });

  it('gives nobody in one department what a role gives in another', () => {
    const who = {
      ...rightsOf('me', ['teacher', 'head'], []),
      departments: [
        { id: 'd1', role: 'teacher' as const },
        { id: 'd2', role: 'head' as const },
      ],
    };
    expect(['d1', 'd2', 'd3'].map((departmentId) => may(who, 'department.setPolicy', { departmentId }))).toEqual([false, true, false]);
  });

  it('lets a head lead the departments that are named, and all of their own where none is', () => {
    const led = (...of: Parameters<typeof rightsOf>) =>
      ['d1', 'd2', 'd3'].filter((departmentId) => may(rightsOf(...of), 'department.setPolicy', { departmentId }));
    expect(led('me', ['head'], ['d1', 'd2'])).toEqual(['d1', 'd2']);
    expect(led('me', ['head'], ['d1', 'd2'], [])).toEqual(['d1', 'd2']);
    expect(led('me', ['head'], ['d1', 'd2'], ['d2'])).toEqual(['d2']);
    expect(led('me', ['teacher', 'head'], ['d1'], ['d3'])).toEqual(['d3']);
    expect(led('me', ['teacher'], ['d1', 'd2'], ['d2'])).toEqual([]);
    expect(rightsOf('me', ['teacher', 'head'], ['d1', 'd2'], ['d2']).departments).toEqual([
      { id: 'd1', role: 'teacher' },
      { id: 'd2', role: 'teacher' },
      { id: 'd2', role: 'head' },
    ]);
  });

  it('lets whoever has no department belong to all of them, and nobody who has one', () => {
    const everywhere = (role: Role, act: 'requisition.hearAsTechnician' | 'requisition.hearAsHead' | 'department.setPolicy') =>
      ['d1', 'd2'].map((departmentId) => may(rightsOf('me', [role], []), act, { departmentId }));
    expect(everywhere('technician', 'requisition.hearAsTechnician')).toEqual([true, true]);
    expect(everywhere('head', 'requisition.hearAsHead')).toEqual([true, true]);
    expect(everywhere('head', 'department.setPolicy')).toEqual([true, true]);
    expect(everywhere('teacher', 'requisition.hearAsTechnician')).toEqual([false, false]);
    expect(may(rightsOf('me', ['technician'], []), 'task.hearOfDay')).toBe(true);
    expect(may(rightsOf('me', ['teacher'], []), 'task.hearOfDay')).toBe(false);
  });

  it('says which roles give a permission', () => {
    expect(rolesWith('tasks.take')).toEqual(['technician']);
    expect(rolesWith('requisitions.readAll')).toEqual(['technician', 'head', 'admin']);
  });
});
