import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { Notice, NoticeBody } from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';

const URL = '/api/notices';

/** A page of notices. */
export interface NoticePage {
  items: Notice[];
  total?: number;
}

/** Notices: the only door to /api/notices. */
@Service()
export class NoticesClient {
  private readonly http = inject(HttpClient);

  /** The newest notices, so many of them at most. */
  newest(limit: () => number): HttpResourceRef<NoticePage | undefined> {
    return httpResource<NoticePage>(() => ({ url: URL, params: { limit: limit() } }));
  }

  add(body: NoticeBody): Promise<Notice> {
    return firstValueFrom(this.http.post<Notice>(URL, body));
  }

  read(id: string): Promise<Notice> {
    return firstValueFrom(this.http.post<Notice>(`${URL}/${encodeURIComponent(id)}/read`, {}));
  }

  answer(id: string, text: string): Promise<Notice> {
    return firstValueFrom(this.http.post<Notice>(`${URL}/${encodeURIComponent(id)}/answer`, { text }));
  }

  async remove(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${URL}/${encodeURIComponent(id)}`));
  }
}
