import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { Apparatus } from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';

/** The first of the apparatus that fits, and how much does. */
export interface FoundApparatus {
  items: Apparatus[];
  total: number;
}

/** What the school owns: the only door to /api/apparatus. */
@Service()
export class ApparatusClient {
  private readonly http = inject(HttpClient);

  /** Finds apparatus by name, and whether there is more. */
  async find(q: string, limit: number): Promise<{ items: Apparatus[]; hasMore: boolean }> {
    const page = this.http.get<{ items: Apparatus[]; nextCursor?: string }>('/api/apparatus', { params: { q, limit } });
    const { items, nextCursor } = await firstValueFrom(page);
    return { items, hasMore: nextCursor !== undefined };
  }

  /** Apparatus whose name fits the words, the first ten and of how many. */
  search(words: () => string | undefined): HttpResourceRef<FoundApparatus | undefined> {
    return httpResource<FoundApparatus>(
      () => {
        const q = words();
        return q ? { url: '/api/apparatus', params: { q, limit: 10 } } : undefined;
      },
      {
        parse: (answer) => {
          const { items, total = items.length } = answer as { items: Apparatus[]; total?: number };
          return { items, total };
        },
      },
    );
  }
}
