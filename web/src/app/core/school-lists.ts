import type { HttpResourceRef } from '@angular/common/http';
import type { Department, LessonGroup, Person } from '@app/shared/contracts';

/** Who, which classes and which departments there are, for lists that are narrowed to one of them; the client of the school is it. */
export abstract class SchoolLists {
  /** The departments of the school, by name. */
  abstract departments(): HttpResourceRef<Department[] | undefined>;
  /** Everybody of the school. */
  abstract people(): Promise<Person[]>;
  /** The classes of the school by their code; of who sees their own lessons alone their own. */
  abstract groups(): Promise<LessonGroup[]>;
}
