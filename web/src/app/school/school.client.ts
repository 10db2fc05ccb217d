import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { Department } from '@app/shared';

/** The school's own things: the only door to /api/departments and /api/people. Every call rejects with what `refusalOf` reads. */
@Service()
export class SchoolClient {
  private readonly http = inject(HttpClient);

  departments(): HttpResourceRef<Department[] | undefined> {
    return httpResource<Department[]>(() => '/api/departments', { parse: (answer) => (answer as { items: Department[] }).items });
  }
}
