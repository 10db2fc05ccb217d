import { may, type Permission, type Rights, rightsOf, type Role, rolesWith } from '@app/shared';
import { type Database, is, statement } from '../core/database/index.js';
import type { MessagePart, Recipients } from './compose/index.js';

/** Somebody who may be told, with what they may hear. */
export interface Person {
  id: string;
  name: string;
  email: string | null;
  rights: Rights;
}

/** What gives somebody more to hear than what comes of their own requisitions. */
const HEARING: readonly Permission[] = ['requisitions.serve', 'tasks.take', 'departments.lead'];
const HEARING_ROLES = [...new Set(HEARING.flatMap(rolesWith))];

/** Everybody of the school ($1) in active service who has one of the roles ($2), or is named ($3). */
export const PEOPLE = statement(
  { id: is.uuid, name: is.text, email: is.text.orNull, roles: is.texts.as<Role[]>(), departmentIds: is.uuids, headOf: is.uuids.orNull },
  `SELECT p.id, p.name, p.email, p.roles, coalesce(array_agg(m.department_id) FILTER (WHERE m.department_id IS NOT NULL), '{}') AS "departmentIds", p.head_of AS "headOf"
   FROM person p LEFT JOIN person_department m ON m.school_id = $1 AND m.person_id = p.id
   WHERE p.school_id = $1 AND p.active AND (p.roles && $2 OR p.id = ANY($3))
   GROUP BY p.school_id, p.id ORDER BY p.id`,
);

/** Reads who may be told in a school: those who hear of its work, and those who are named. */
export async function peopleOf(db: Database, schoolId: string, named: readonly string[]): Promise<Person[]> {
  const people = await db.query(PEOPLE, [schoolId, HEARING_ROLES, named]);
  return people.map(({ roles, departmentIds, headOf, ...person }) => ({
    ...person,
    rights: rightsOf(person.id, roles, departmentIds, headOf),
  }));
}

/** Whose affair an event is. `departmentId` null: that of every department. */
export interface Concerned {
  doerId: string | null;
  departmentId: string | null;
  /** Of a request, whose it is and who has its lesson beside them. */
  teacherIds: readonly string[];
}

/** Whom an e-mail to somebody goes to; null for those without an address. */
export function mailTo({ name, email }: Pick<Person, 'name' | 'email'>): { name: string; address: string } | null {
  return email === null ? null : { name, address: email };
}

/** Whether somebody is one of those whom something concerns. */
export function isAmong({ rights }: Person, recipients: Recipients, { departmentId, teacherIds }: Omit<Concerned, 'doerId'>): boolean {
  if (recipients === 'teacher') return teacherIds.some((personId) => may(rights, 'requisition.hearAsTeacher', { personId }));
  return may(rights, recipients === 'head' ? 'requisition.hearAsHead' : 'requisition.hearAsTechnician', { departmentId });
}

/** Whether somebody hears what concerns a department, as one of its technicians or its head. */
export function hearsOf(person: Person, departmentId: string): boolean {
  return (['technicians', 'head'] as const).some((recipients) => isAmong(person, recipients, { departmentId, teacherIds: [] }));
}

/** Finds the parts that each person is told, in their order. Nobody is told of what they did themselves. */
export function recipientsOf(
  people: readonly Person[],
  concerned: Concerned,
  parts: readonly MessagePart[],
): { person: Person; parts: [MessagePart, ...MessagePart[]] }[] {
  const there = new Set(people.map(({ id }) => id));
  return people.flatMap((person) => {
    if (person.id === concerned.doerId) return [];
    const [first, ...more] = parts.filter(({ to, rather = [], knownTo = [], alsoOf }) => {
      if (knownTo.some((departmentId) => hearsOf(person, departmentId))) return false;
      const of = alsoOf === undefined ? [concerned.departmentId] : [concerned.departmentId, alsoOf];
      const named = rather.filter((id) => there.has(id) && id !== concerned.doerId);
      return named.length > 0
        ? named.includes(person.id)
        : to.some((recipients) => of.some((departmentId) => isAmong(person, recipients, { ...concerned, departmentId })));
    });
    return first ? [{ person, parts: [first, ...more] }] : [];
  });
}
