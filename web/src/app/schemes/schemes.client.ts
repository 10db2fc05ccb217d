import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { Coverage, GroupScheme, GroupSchemeBody, Scheme, SchemeBody, SchemeChange } from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';
import { requestKey } from '../core/request-key';

/** A page of schemes, and how many there are in all. */
export interface SchemePage {
  items: Scheme[];
  total: number;
}

const URL = '/api/schemes';
const of = (id: string): string => `${URL}/${encodeURIComponent(id)}`;
const ofGroup = (id: string): string => `/api/groups/${encodeURIComponent(id)}/scheme`;
const withKey = (): { headers: Record<string, string> } => ({ headers: { 'Idempotency-Key': requestKey() } });

/** Schemes of work and who follows them: the only door to /api/schemes, /api/coverage and a class's scheme. */
@Service()
export class SchemesClient {
  private readonly http = inject(HttpClient);
  /** Where a browser fetches all schemes as one file, in the columns of the file that comes in. */
  readonly exportUrl = `${URL}?format=csv`;

  /** The schemes by year and name, so many at most. */
  list(limit: () => number): HttpResourceRef<SchemePage | undefined> {
    return httpResource<SchemePage>(() => ({ url: URL, params: { limit: limit() } }), {
      parse: (answer) => {
        const { items, total = items.length } = answer as { items: Scheme[]; total?: number };
        return { items, total };
      },
    });
  }

  one(id: () => string | undefined): HttpResourceRef<Scheme | undefined> {
    return httpResource<Scheme>(() => {
      const wanted = id();
      return wanted === undefined ? undefined : of(wanted);
    });
  }

  coverage(schemeId: () => string): HttpResourceRef<Coverage | undefined> {
    return httpResource<Coverage>(() => ({ url: '/api/coverage', params: { schemeId: schemeId() } }));
  }

  /** Reads a scheme with what its classes have of it, once. */
  async whole(id: string): Promise<{ scheme: Scheme; coverage: Coverage }> {
    const [scheme, coverage] = await Promise.all([
      firstValueFrom(this.http.get<Scheme>(of(id))),
      firstValueFrom(this.http.get<Coverage>('/api/coverage', { params: { schemeId: id } })),
    ]);
    return { scheme, coverage };
  }

  /** Which scheme a class follows, and what comes next. */
  ofGroup(groupId: () => string): HttpResourceRef<GroupScheme | undefined> {
    return httpResource<GroupScheme>(() => ofGroup(groupId()));
  }

  /** The same, once. */
  readOfGroup(groupId: string): Promise<GroupScheme> {
    return firstValueFrom(this.http.get<GroupScheme>(ofGroup(groupId)));
  }

  /** Has a class follow a scheme from a date on, or none. */
  follow(groupId: string, body: GroupSchemeBody): Promise<GroupScheme> {
    return firstValueFrom(this.http.put<GroupScheme>(ofGroup(groupId), body, withKey()));
  }

  add(body: SchemeBody): Promise<Scheme> {
    return firstValueFrom(this.http.post<Scheme>(URL, body, withKey()));
  }

  /** Writes the whole of a scheme anew. */
  change(id: string, body: SchemeChange): Promise<Scheme> {
    return firstValueFrom(this.http.put<Scheme>(of(id), body, withKey()));
  }

  async remove(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(of(id), withKey()));
  }
}
