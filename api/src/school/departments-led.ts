import { allows, type Person } from '@app/shared';
import { invalid } from '../core/problems/index.js';

/** Of a person what says which departments they lead. */
type Leading = Pick<Person, 'roles' | 'departmentIds'> & { headOf?: readonly string[] | null };

/** Tells which departments somebody leads by name; null where that is all of their own, or none. */
export function ledBy({ roles, headOf }: Leading): string[] | null {
  return headOf?.length && allows(roles, 'departments.lead') ? [...headOf] : null;
}

/** @throws INVALID naming `headOf` where none is named, which would make them head of all, or where they are no head */
export function refuseLed({ roles, headOf }: Pick<Leading, 'roles' | 'headOf'>): void {
  if (headOf == null) return;
  if (headOf.length === 0)
    throw invalid('headOf', 'Name at least one department, or leave it out to have them lead all of their own. Nothing was changed.');
  if (!allows(roles, 'departments.lead'))
    throw invalid('headOf', 'Only a head leads departments. Nothing was changed; make them a head too.');
}

/** Adds to somebody's departments those that they lead: whoever leads a department belongs to it. */
export function withLed(departmentIds: readonly string[], headOf: readonly string[] | null | undefined): string[] {
  return [...new Set([...departmentIds, ...(headOf ?? [])])];
}

/**
 * Works out departments and those that are led after a change. Whoever leaves a department leads it no more.
 * @throws INVALID naming `headOf` as `refuseLed`, and where none would be left of those that were named
 */
export function departmentsAfter(before: Person, sent: Partial<Leading>): Pick<Person, 'departmentIds' | 'headOf'> {
  const roles = sent.roles ?? before.roles;
  const own = sent.departmentIds ?? before.departmentIds;
  refuseLed({ roles, headOf: sent.headOf ?? null });
  if (sent.headOf !== undefined) {
    const headOf = ledBy({ roles, departmentIds: own, headOf: sent.headOf });
    return { departmentIds: withLed(own, headOf), headOf };
  }
  const still = before.headOf?.filter((id) => own.includes(id)) ?? null;
  if (still?.length === 0 && allows(roles, 'departments.lead'))
    throw invalid('headOf', 'They would lead none of the departments that they led. Nothing was changed; say which they lead from now on.');
  return { departmentIds: [...own], headOf: ledBy({ roles, departmentIds: own, headOf: still }) };
}

/** Tells which departments somebody leads who was two people: those of each, and no more. */
export function ledByEither(one: Person, other: Person): string[] | null {
  const led = [one, other].map((person) => (allows(person.roles, 'departments.lead') ? (person.headOf ?? person.departmentIds) : []));
  return ledBy({ roles: [...one.roles, ...other.roles], departmentIds: [], headOf: [...new Set(led.flat())] });
}
