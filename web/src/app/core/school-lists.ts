import type { HttpResourceRef } from '@angular/common/http';
import type { Department, Person } from '@app/shared/contracts';

/** Who and which departments there are, for lists that are narrowed to one of them; the client of the school is it. */
export abstract class SchoolLists {
  /** The departments of the school, by name. */
  abstract departments(): HttpResourceRef<Department[] | undefined>;
  /** Everybody of the school. */
  abstract people(): Promise<Person[]>;
}
