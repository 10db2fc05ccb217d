import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { Substance, SubstanceBody, SubstanceChange } from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';

/** A part of the list, and of how many. */
export interface SubstanceList {
  items: Substance[];
  total: number;
}

const url = (id: string) => `/api/substances/${encodeURIComponent(id)}`;

/** Chemicals as the school knows them: the only door to /api/substances. */
@Service()
export class SubstancesClient {
  private readonly http = inject(HttpClient);

  /** Substances of which a name, an alias or the formula fits the words, by name, so many of them at most. */
  search(asked: () => { q: string; limit: number }): HttpResourceRef<SubstanceList | undefined> {
    return httpResource<SubstanceList>(() => {
      const { q, limit } = asked();
      return { url: '/api/substances', params: { limit, ...(q && { q }) } };
    });
  }

  one(id: () => string): HttpResourceRef<Substance | undefined> {
    return httpResource<Substance>(() => (id() === 'new' ? undefined : url(id())));
  }

  add(body: SubstanceBody): Promise<Substance> {
    return firstValueFrom(this.http.post<Substance>('/api/substances', body));
  }

  change(id: string, body: SubstanceChange): Promise<Substance> {
    return firstValueFrom(this.http.put<Substance>(url(id), body));
  }

  /** Takes away what the school wrote, so that what came with Requisite counts again. */
  async remove(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(url(id)));
  }
}
