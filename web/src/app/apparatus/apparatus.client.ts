import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type {
  Apparatus,
  ApparatusBody,
  ApparatusChange,
  ApparatusChanged,
  ApparatusUse,
  BreakageAnswer,
  BreakageBody,
  BreakageEntry,
  ListedApparatus,
  Machines,
  RepairBody,
  Timeline,
  UseBackBody,
  UseBody,
} from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';

/** The first of the apparatus that fits, and how much does. */
export interface FoundApparatus {
  items: ListedApparatus[];
  total: number;
}

const url = (id: string, rest = '') => `/api/apparatus/${encodeURIComponent(id)}${rest}`;

/** What the school owns: the only door to /api/apparatus. */
@Service()
export class ApparatusClient {
  private readonly http = inject(HttpClient);
  /** The whole list as a file. */
  readonly file = ['/api/apparatus', 'format=csv'].join('?');

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
      { parse: foundIn },
    );
  }

  /** Apparatus whose name fits the words, so many at most, with how much of it is free now. */
  list(asked: () => { q: string; limit: number }): HttpResourceRef<FoundApparatus | undefined> {
    return httpResource<FoundApparatus>(
      () => {
        const { q, limit } = asked();
        return { url: '/api/apparatus', params: { limit, free: 'now', ...(q && { q }) } };
      },
      { parse: foundIn },
    );
  }

  /** These things, for what they are called. */
  some(ids: readonly string[]): Promise<Apparatus[]> {
    return Promise.all(ids.map((id) => firstValueFrom(this.http.get<Apparatus>(url(id)))));
  }

  one(id: () => string): HttpResourceRef<Apparatus | undefined> {
    return httpResource<Apparatus>(() => (id() === 'new' ? undefined : url(id())));
  }

  /** Machines, kilns and trolleys in the week from a day; this week where none is said. */
  machines(from: () => string | null): HttpResourceRef<Machines | undefined> {
    return httpResource<Machines>(() => {
      const day = from();
      return { url: '/api/machines', params: { ...(day !== null && { from: day }) } };
    });
  }

  /** What is free in each period of a range of dates, of one thing or of all. */
  timeline(asked: () => { from: string; to: string; ids?: string } | undefined): HttpResourceRef<Timeline | undefined> {
    return httpResource<Timeline>(() => {
      const range = asked();
      return range && { url: '/api/apparatus/timeline', params: { ...range } };
    });
  }

  /** What broke of it and was repaired, the newest first. */
  breakages(id: () => string | undefined): HttpResourceRef<BreakageEntry[] | undefined> {
    return httpResource<BreakageEntry[]>(
      () => {
        const of = id();
        return of === undefined ? undefined : url(of, '/breakages');
      },
      { parse: (answer) => (answer as { items: BreakageEntry[] }).items },
    );
  }

  add(body: ApparatusBody): Promise<Apparatus> {
    return firstValueFrom(this.http.post<Apparatus>('/api/apparatus', body));
  }

  change(id: string, body: ApparatusChange): Promise<ApparatusChanged> {
    return firstValueFrom(this.http.put<ApparatusChanged>(url(id), body));
  }

  retire(id: string): Promise<ApparatusChanged> {
    return firstValueFrom(this.http.delete<ApparatusChanged>(url(id)));
  }

  broken(id: string, body: BreakageBody): Promise<BreakageAnswer> {
    return firstValueFrom(this.http.post<BreakageAnswer>(url(id, '/breakages'), body));
  }

  /** Who had it out and when, so many entries at most, the newest first. */
  uses(asked: () => { id: string; limit: number }): HttpResourceRef<ApparatusUse[] | undefined> {
    return httpResource<ApparatusUse[]>(() => ({ url: url(asked().id, '/uses'), params: { limit: asked().limit } }), {
      parse: (answer) => (answer as { items: ApparatusUse[] }).items,
    });
  }

  use(id: string, body: UseBody): Promise<ApparatusUse> {
    return firstValueFrom(this.http.post<ApparatusUse>(url(id, '/uses'), body));
  }

  useBack(id: string, useId: string, body: UseBackBody): Promise<ApparatusUse> {
    return firstValueFrom(this.http.put<ApparatusUse>(url(id, `/uses/${encodeURIComponent(useId)}`), body));
  }

  repaired(id: string, body: RepairBody): Promise<BreakageAnswer> {
    return firstValueFrom(this.http.post<BreakageAnswer>(url(id, '/repairs'), body));
  }
}

function foundIn(answer: unknown): FoundApparatus {
  const { items, total = items.length } = answer as { items: ListedApparatus[]; total?: number };
  return { items, total };
}
