import { describe, expect, it } from '@jest/globals';
import { type Permission, permissionsOf, ROLES, type Role, rolesWith } from './permissions.js';
import { type Act, isElsewhere, may, POLICIES } from './policies.js';
import { type Rights, rightsOf } from './rights.js';

/** What a row is to somebody: theirs or another's, of their own department, of one that shares its work, or of another. */
interface To {
  own: boolean;
  there: boolean;
  shared: boolean;
}

const RELATIONS: readonly To[] = [true, false].flatMap((own) => [
  { own, there: true, shared: false },
  { own, there: false, shared: true },
  { own, there: false, shared: false },
]);

/** Every way in which a person can have roles. */
const PARTIES: readonly Role[][] = ROLES.reduce<Role[][]>((all, role) => [...all, ...all.map((some) => [...some, role])], [[]]).slice(1);

function holds(act: Act, roles: readonly Role[], { own, there, shared }: To): boolean {
  const rule = POLICIES[act] as (who: Rights, row: object) => boolean;
  const departmentId = there ? 'mine' : 'another';
  return rule(rightsOf('me', roles, ['mine'], null, shared ? ['another'] : []), {
    personId: own ? 'me' : 'another',
    departmentId,
    departmentIds: [departmentId],
  });
}

/** The rights by role as the rules say them, without the table. */
const SAID: Partial<Record<Act, (roles: readonly Role[], to: To) => boolean>> = {
  'lesson.see': (roles, { own }) => own || roles.some((role) => role !== 'teacher'),
  'absence.readReason': (roles, { own, there }) => own || (roles.includes('head') && there) || roles.includes('admin'),
  'requisition.see': (roles, { own }) => own || roles.some((role) => role !== 'teacher'),
  'requisition.seeAll': (roles) => roles.some((role) => role !== 'teacher'),
  'requisition.overrule': (roles, { there, shared }) =>
    (roles.includes('technician') && (there || shared)) || (roles.includes('head') && there),
  'requisition.reply': (roles, { own }) => own && roles.some((role) => role !== 'admin'),
  'requisition.serve': (roles, { there, shared }) => roles.includes('technician') && (there || shared),
  'lesson.answer': (roles, { own, there, shared }) =>
    (own && roles.some((role) => role !== 'admin')) ||
    (roles.includes('technician') && (there || shared)) ||
    (roles.includes('head') && there),
  'absence.write': (roles, { own, there }) => own || roles.includes('admin') || (there && roles.some((role) => role !== 'teacher')),
  'requisition.hearAsTeacher': (_, { own }) => own,
  'requisition.hearAsTechnician': (roles, { there }) => roles.includes('technician') && there,
  'requisition.hearAsHead': (roles, { there }) => roles.includes('head') && there,
  'task.change': (roles, { there, shared }) => roles.includes('technician') && (there || shared),
  'task.take': (roles, { there, shared }) => roles.includes('technician') && (there || shared),
  'task.hearOfDay': (roles) => roles.includes('technician'),
  'department.setPolicy': (roles, { there }) => roles.includes('admin') || (roles.includes('head') && there),
  'department.set': (roles, { there }) => roles.includes('admin') || (roles.includes('head') && there),
  'school.set': (roles) => roles.includes('admin'),
  'person.write': (roles) => roles.includes('admin'),
};

describe('the table of access', () => {
  it.each(Object.entries(SAID))('lets %s be done by whom the rules let do it', (act, said) => {
    for (const roles of PARTIES)
      for (const to of RELATIONS) expect([roles, to, holds(act as Act, roles, to)]).toEqual([roles, to, said(roles, to)]);
  });

  it('has no permission that opens nothing', () => {
    const opened = (permissions: readonly Permission[]) => {
      const who = { personId: 'me', permissions, departments: ROLES.map((role) => ({ id: 'mine', role })), shares: [] };
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
    const job = { personId: null, permissions: [], departments: [], shares: ['mine'] };
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

  it('gives technicians the work of departments that share it, and nobody the rest of them', () => {
    const who = rightsOf('me', ['technician', 'head'], ['d1'], null, ['d2']);
    const acts = ['requisition.serve', 'task.change', 'task.take', 'requisition.overrule', 'department.set'] as const;
    const reached = acts.map((act) => ['d1', 'd2', 'd3'].filter((departmentId) => may(who, act, { departmentId })));
    expect(reached).toEqual([['d1', 'd2'], ['d1', 'd2'], ['d1', 'd2'], ['d1', 'd2'], ['d1']]);
    const head = rightsOf('me', ['head'], ['d1'], null, ['d2']);
    expect(['d1', 'd2'].map((departmentId) => may(head, 'requisition.cancel', { personId: 'x', departmentId }))).toEqual([true, false]);
  });

  it('lets the head of all departments settle what holds for the school, and of some not', () => {
    expect([[], ['d1']].map((departmentIds) => may(rightsOf('me', ['head'], departmentIds), 'school.set'))).toEqual([true, false]);
    expect(may(rightsOf('me', ['teacher', 'head'], [], ['d1']), 'school.set')).toBe(false);
    expect(may(rightsOf('me', ['technician'], []), 'school.set')).toBe(false);
  });

  it('lets whoever may, write absences of people who have no department', () => {
    const write = (role: Role) => may(rightsOf('me', [role], ['d1']), 'absence.write', { personId: 'x', departmentIds: [] });
    expect(ROLES.map(write)).toEqual([false, true, true, true]);
  });

  it('tells what is another department’s from what a role does not allow', () => {
    const there = (departmentId: string) => ({ personId: 'x', departmentId });
    const elsewhere = (role: Role, departmentId: string) =>
      isElsewhere(rightsOf('me', [role], ['d1']), 'requisition.serve', there(departmentId));
    expect(ROLES.map((role) => elsewhere(role, 'd2'))).toEqual([false, true, false, false]);
    expect(ROLES.map((role) => elsewhere(role, 'd1'))).toEqual([false, false, false, false]);
  });

  it('says which roles give a permission', () => {
    expect(rolesWith('tasks.take')).toEqual(['technician']);
    expect(rolesWith('requisitions.readAll')).toEqual(['technician', 'head', 'admin']);
  });
});
