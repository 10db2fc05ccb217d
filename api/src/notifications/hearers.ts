import type { Role } from '@app/shared';
import type { Hearer, Said } from './what-to-say.js';
import type { ToldDeed } from './told-deed.statement.js';

/** Somebody who may be told. */
export interface Person {
  id: string;
  name: string;
  email: string | null;
  roles: Role[];
  department_ids: string[];
}

/** Everybody of the school in active service who is a technician or a head, or is named ($1). */
export const PEOPLE = `
SELECT p.id, p.name, p.email, p.roles, coalesce(array_agg(m.department_id) FILTER (WHERE m.department_id IS NOT NULL), '{}') AS department_ids
FROM person p LEFT JOIN person_department m ON m.school_id = p.school_id AND m.person_id = p.id
WHERE p.school_id = (SELECT current_school()) AND p.active AND (p.roles && ARRAY['technician', 'head'] OR p.id = ANY($1))
GROUP BY p.school_id, p.id ORDER BY p.id`;

/** Whom an e-mail to somebody goes to; null for those without an address. */
export function mailTo({ name, email }: Person): { name: string; address: string } | null {
  return email === null ? null : { name, address: email };
}

function isHearer(person: Person, hearer: Hearer, deed: ToldDeed): boolean {
  if (hearer === 'teacher') return person.id === deed.teacher_id;
  return person.roles.includes(hearer === 'head' ? 'head' : 'technician') && person.department_ids.includes(deed.department_id);
}

/** What each person hears of a deed, in the order in which it is said. Nobody is told of what they did themselves. */
export function whoHears(people: readonly Person[], deed: ToldDeed, said: readonly Said[]): { person: Person; hears: [Said, ...Said[]] }[] {
  return people.flatMap((person) => {
    if (person.id === deed.actor_id) return [];
    const [first, ...more] = said.filter(({ to }) => to.some((hearer) => isHearer(person, hearer, deed)));
    return first ? [{ person, hears: [first, ...more] as [Said, ...Said[]] }] : [];
  });
}
