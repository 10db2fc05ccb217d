import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service } from '@angular/core';
import type { Apparatus } from '@app/shared/contracts';

/** What the school owns: the only door to /api/apparatus. */
@Service()
export class ApparatusClient {
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
