import type { Role } from '../access/index.js';

/** What is written of a person. */
export interface PersonFacts {
  name: string;
  email: string | null;
  code: string;
  roles: Role[];
  departmentIds: string[];
  workingPattern: unknown;
  title: string | null;
  specialisms: string[];
  active: boolean;
}

/** Of a person's facts those that were changed, beside the name. */
export type ChangedPerson = Pick<PersonFacts, 'name'> & Partial<PersonFacts>;
