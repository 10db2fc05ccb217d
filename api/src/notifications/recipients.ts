import type { Role } from '@app/shared';
import type { MessagePart, Recipients } from './compose/index.js';

/** Somebody who may be told. */
export interface Person {
  id: string;
  name: string;
  email: string | null;
  roles: Role[];
  department_ids: string[];
}

/** Everybody of the school ($1) in active service who is a technician or a head, or is named ($2). */
export const PEOPLE = `
SELECT p.id, p.name, p.email, p.roles, coalesce(array_agg(m.department_id) FILTER (WHERE m.department_id IS NOT NULL), '{}') AS department_ids
FROM person p LEFT JOIN person_department m ON m.school_id = $1 AND m.person_id = p.id
WHERE p.school_id = $1 AND p.active AND (p.roles && ARRAY['technician', 'head'] OR p.id = ANY($2))
GROUP BY p.school_id, p.id ORDER BY p.id`;

/** Whose affair an event is. `departmentId` null: that of every department; `teacherId` null: of no teacher. */
export interface Concerned {
  doerId: string | null;
  departmentId: string | null;
  teacherId: string | null;
}

/** Whom an e-mail to somebody goes to; null for those without an address. */
export function mailTo({ name, email }: Person): { name: string; address: string } | null {
  return email === null ? null : { name, address: email };
}

function isAmong(person: Person, recipients: Recipients, { departmentId, teacherId }: Concerned): boolean {
  if (recipients === 'teacher') return person.id === teacherId;
  const role = recipients === 'head' ? 'head' : 'technician';
  return person.roles.includes(role) && (departmentId === null || person.department_ids.includes(departmentId));
}

/** Finds the parts that each person is told, in their order. Nobody is told of what they did themselves. */
export function recipientsOf(
  people: readonly Person[],
  concerned: Concerned,
  parts: readonly MessagePart[],
): { person: Person; parts: [MessagePart, ...MessagePart[]] }[] {
  return people.flatMap((person) => {
    if (person.id === concerned.doerId) return [];
    const [first, ...more] = parts.filter(({ to }) => to.some((recipients) => isAmong(person, recipients, concerned)));
    return first ? [{ person, parts: [first, ...more] }] : [];
  });
}
