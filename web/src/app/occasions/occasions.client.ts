import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { OccasionBody, OccasionChange, OccasionView } from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';
import { requestKey } from '../core/request-key';

const URL = '/api/occasions';
const of = (id: string) => `${URL}/${encodeURIComponent(id)}`;
/** So many are read at once, and so many pages of them at most. */
const PAGE = 200;
const PAGES = 10;

/** Which occasions are listed: one's own, or those of a department, with a date in the range. */
export interface OccasionFilter {
  departmentId?: string;
  from?: string;
  to?: string;
}

/** What is outside the timetable: the only door to /api/occasions. */
@Service()
export class OccasionsClient {
  private readonly http = inject(HttpClient);

  /** Lists occasions in the order of their making. */
  async list(filter: OccasionFilter): Promise<OccasionView[]> {
    const all: OccasionView[] = [];
    let cursor: string | undefined;
    for (let at = 0; at < PAGES; at++) {
      const params = { ...filter, limit: PAGE, ...(cursor && { cursor }) };
      const { items, nextCursor } = await firstValueFrom(this.http.get<{ items: OccasionView[]; nextCursor?: string }>(URL, { params }));
      all.push(...items);
      cursor = nextCursor;
      if (cursor === undefined) break;
    }
    return all;
  }

  /** One occasion; none for the page that adds one. */
  one(id: () => string): HttpResourceRef<OccasionView | undefined> {
    return httpResource<OccasionView>(() => (id() === 'new' ? undefined : of(id())));
  }

  add(body: OccasionBody): Promise<OccasionView> {
    return firstValueFrom(this.http.post<OccasionView>(URL, body, { headers: { 'Idempotency-Key': requestKey() } }));
  }

  change(id: string, body: OccasionChange): Promise<OccasionView> {
    return firstValueFrom(this.http.put<OccasionView>(of(id), body));
  }

  async remove(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(of(id)));
  }
}
