import { allows, type Person } from '@app/shared';

/** Whether a change takes from somebody the right to change people, which somebody has to have. */
export function losesPeople(before: Pick<Person, 'roles' | 'active'>, after: Pick<Person, 'roles' | 'active'>): boolean {
  const has = ({ roles, active }: Pick<Person, 'roles' | 'active'>) => active && allows(roles, 'people.write');
  return has(before) && !has(after);
}
