import type { Permission } from './permissions.js';
import { hasEverywhere, hasIn, type Rights, servesIn } from './rights.js';

/**
 * Of a row, whose it is: the teacher of a lesson or requisition, the person who is away or was told; and who else has it as their own, the
 * other teachers of its lesson.
 */
export interface OfPerson {
  personId: string;
  colleagues?: readonly string[];
}

/** Of a row, which department it belongs to. */
export interface OfDepartment {
  departmentId: string;
}

/** Of something that happened, whose department's affair it is; null: that of every department. */
export interface OfDepartments {
  departmentId: string | null;
}

export type Rule<Row = void> = (who: Rights, row: Row) => boolean;

const has = (who: Rights, permission: Permission) => who.permissions.includes(permission);

/** Whoever has all the permissions, whatever the row. */
export const anybodyWith =
  (...permissions: [Permission, ...Permission[]]): Rule =>
  (who) =>
    permissions.every((permission) => has(who, permission));

/** Whoever has one of the permissions, whatever the row. */
export const anybodyWithOneOf =
  (...permissions: [Permission, ...Permission[]]): Rule =>
  (who) =>
    permissions.some((permission) => has(who, permission));

const isTheirs = ({ personId: who }: Rights, { personId, colleagues }: OfPerson) =>
  who === personId || (who !== null && colleagues !== undefined && colleagues.includes(who));

/** Whoever has the permission, for what is their own. */
export const ownWith =
  (permission: Permission): Rule<OfPerson> =>
  (who, row) =>
    has(who, permission) && isTheirs(who, row);

/** Whoever has the permission, for what is their own; with the second permission for what is anybody's. */
export const ownWithOrAll =
  (permission: Permission, forAll: Permission): Rule<OfPerson> =>
  (who, row) =>
    has(who, permission) && (isTheirs(who, row) || has(who, forAll));

/** Whoever has the first permission, for what is their own, and whoever has the second. */
export const ownOrAnybodyWith =
  (permission: Permission, forAll: Permission): Rule<OfPerson> =>
  (who, row) =>
    (has(who, permission) && isTheirs(who, row)) || has(who, forAll);

/**
 * Whoever has the permission, for what is their own; with the second for that of a department that they lead, with the third for that of
 * one whose work they do.
 */
export const ownLedOrServed =
  (permission: Permission, there: Permission, served: Permission): Rule<OfPerson & OfDepartment> =>
  (who, row) =>
    has(who, permission) && (isTheirs(who, row) || hasIn(who, there, row.departmentId) || servesIn(who, served, row.departmentId));

/** Whoever has the permission for work of the row's department: by a role there, or by one elsewhere where that department shares its work. */
export const servedWith =
  (permission: Permission): Rule<OfDepartment> =>
  (who, { departmentId }) =>
    servesIn(who, permission, departmentId);

/** Whoever has the first permission by a role in the row's department, and whoever has the second for work of it. */
export const ledOrServed =
  (there: Permission, served: Permission): Rule<OfDepartment> =>
  (who, { departmentId }) =>
    hasIn(who, there, departmentId) || servesIn(who, served, departmentId);

/** The same, and whoever has the third permission. */
export const ledServedOrAllWith =
  (there: Permission, served: Permission, forAll: Permission): Rule<OfDepartment> =>
  (who, row) =>
    has(who, forAll) || ledOrServed(there, served)(who, row);

/**
 * Whoever has the permission, for what is their own; with the second by a role in one of the person's departments, and of somebody who has
 * none by any; with the third for what is anybody's.
 */
export const ownThereOrAllWith =
  (permission: Permission, there: Permission, forAll: Permission): Rule<OfPerson & { departmentIds: readonly string[] }> =>
  (who, row) =>
    has(who, permission) && (isTheirs(who, row) || has(who, forAll) || isThere(who, there, row.departmentIds));

const isThere = (who: Rights, permission: Permission, departmentIds: readonly string[]) =>
  departmentIds.length === 0 ? has(who, permission) : departmentIds.some((id) => hasIn(who, permission, id));

/** Whoever it is about, and whoever has the permission by a role in one of the row's departments. */
export const selfOrThere =
  (permission: Permission): Rule<OfPerson & { departmentIds: readonly string[] }> =>
  (who, row) =>
    isTheirs(who, row) || row.departmentIds.some((id) => hasIn(who, permission, id));

/** As `selfOrThere`, and whoever has the second permission, of anybody. */
export const selfOrThereOrAll =
  (there: Permission, forAll: Permission): Rule<OfPerson & { departmentIds: readonly string[] }> =>
  (who, row) =>
    has(who, forAll) || selfOrThere(there)(who, row);

/** Whoever it is about, whoever has the first permission by a role in the row's department, and whoever has the second. */
export const aboutThereOrAllWith =
  (there: Permission, forAll: Permission): Rule<OfPerson & OfDepartment> =>
  (who, row) =>
    isTheirs(who, row) || has(who, forAll) || hasIn(who, there, row.departmentId);

/** Whoever it is about, and whoever has one of the permissions by a role in the row's department. */
export const ownOrThereWithOneOf =
  (...permissions: [Permission, ...Permission[]]): Rule<OfPerson & OfDepartment> =>
  (who, row) =>
    isTheirs(who, row) || permissions.some((permission) => hasIn(who, permission, row.departmentId));

/** Whoever has the permission by a role in the department concerned; where all are concerned, by a role at all. */
export const concernedWith =
  (permission: Permission): Rule<OfDepartments> =>
  (who, { departmentId }) =>
    departmentId === null ? has(who, permission) : hasIn(who, permission, departmentId);

/** Whoever has the permission by a role in the row's own department; with the second permission for every department. */
export const thereWithOrAll =
  (permission: Permission, forAll: Permission): Rule<OfDepartment> =>
  (who, { departmentId }) =>
    has(who, permission) && (has(who, forAll) || hasIn(who, permission, departmentId));

/** The same, and whoever does the work of the row's department. */
export const servedThereOrAllWith =
  (permission: Permission, forAll: Permission): Rule<OfDepartment> =>
  (who, { departmentId }) =>
    has(who, permission) && (has(who, forAll) || servesIn(who, permission, departmentId));

/** Whoever has the permission in every department, and whoever has the second permission. */
export const everywhereOrAllWith =
  (everywhere: Permission, forAll: Permission): Rule =>
  (who) =>
    has(who, forAll) || hasEverywhere(who, everywhere);

/** Whoever has the permission by a role in a department, whichever it is; who has no department belongs to all. */
export const somewhereWith =
  (permission: Permission): Rule =>
  (who) =>
    who.departments.length === 0 ? has(who, permission) : who.departments.some(({ id }) => hasIn(who, permission, id));
