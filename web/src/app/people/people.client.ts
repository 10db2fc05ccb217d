import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { Department, Person } from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';

/** Who and which departments there are, for lists that are narrowed to one of them; who changes them has the client of the school. */
@Service()
export class PeopleClient {
  private readonly http = inject(HttpClient);

  /** The departments of the school, by name. */
  departments(): HttpResourceRef<Department[] | undefined> {
    return httpResource<Department[]>(() => '/api/departments', { parse: (answer) => (answer as { items: Department[] }).items });
  }

  /** Everybody of the school, all pages of them. */
  async everybody(): Promise<Person[]> {
    const people: Person[] = [];
    let cursor: string | undefined;
    do {
      const params = { limit: 200, ...(cursor && { cursor }) };
      const page = await firstValueFrom(this.http.get<{ items: Person[]; nextCursor?: string }>('/api/people', { params }));
      people.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return people;
  }
}
