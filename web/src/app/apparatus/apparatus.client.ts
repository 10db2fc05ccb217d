import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { Apparatus } from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';

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

  /** Apparatus whose name fits the words, the first ten. */
  search(words: () => string | undefined): HttpResourceRef<Apparatus[] | undefined> {
    return httpResource<Apparatus[]>(
      () => {
        const q = words();
        return q ? { url: '/api/apparatus', params: { q, limit: 10 } } : undefined;
      },
      { parse: (answer) => (answer as { items: Apparatus[] }).items },
    );
  }
}
