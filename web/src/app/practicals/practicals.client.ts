import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { Practical, PracticalSummary } from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';

/** The first of the practicals that fit, and how many do. */
export interface FoundPracticals {
  items: PracticalSummary[];
  total: number;
}

/** What to look for: words, or a subject and a year group where no words are typed yet. */
export interface PracticalSearch {
  q: string;
  subject: string;
  year: number | null;
}

/** The library of practicals: the only door to /api/practicals. */
@Service()
export class PracticalsClient {
  private readonly http = inject(HttpClient);

  /** Practicals in order of fit, the first eight and of how many. */
  search(asked: () => PracticalSearch | undefined): HttpResourceRef<FoundPracticals | undefined> {
    return httpResource<FoundPracticals>(
      () => {
        const search = asked();
        if (!search) return undefined;
        return {
          url: '/api/practicals',
          params: {
            limit: 8,
            ...(search.q && { q: search.q }),
            ...(search.subject && { subject: search.subject }),
            ...(search.year !== null && { year: search.year }),
          },
        };
      },
      {
        parse: (answer) => {
          const { items, total = items.length } = answer as { items: PracticalSummary[]; total?: number };
          return { items, total };
        },
      },
    );
  }

  /** Finds practicals in order of fit, and whether there are more. */
  async find(q: string, limit: number): Promise<{ items: PracticalSummary[]; hasMore: boolean }> {
    const page = this.http.get<{ items: PracticalSummary[]; nextCursor?: string }>('/api/practicals', { params: { q, limit } });
    const { items, nextCursor } = await firstValueFrom(page);
    return { items, hasMore: nextCursor !== undefined };
  }

  /** Whether the library has anything to ask for. */
  async hasAny(): Promise<boolean> {
    const { items } = await firstValueFrom(this.http.get<{ items: unknown[] }>('/api/practicals', { params: { limit: 1 } }));
    return items.length > 0;
  }

  /** Puts the practicals and the apparatus that come with Requisite into the school's library. */
  loadStarterLibrary(): Promise<{ practicals: number; apparatus: number }> {
    return firstValueFrom(this.http.post<{ practicals: number; apparatus: number }>('/api/practicals/starter-library', {}));
  }

  one(id: string): Promise<Practical> {
    return firstValueFrom(this.http.get<Practical>(`/api/practicals/${encodeURIComponent(id)}`));
  }
}
