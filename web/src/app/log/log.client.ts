import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { LogAnswer, LogEntry, LogEntryBody, LogEntryChange } from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';

const URL = '/api/log';

/** A technician's own log: the only door to /api/log. */
@Service()
export class LogClient {
  private readonly http = inject(HttpClient);

  /** The newest entries, so many of them at most, with what all of them come to. */
  newest(limit: () => number): HttpResourceRef<LogAnswer | undefined> {
    return httpResource<LogAnswer>(() => ({ url: URL, params: { limit: limit() } }));
  }

  add(body: LogEntryBody): Promise<LogEntry> {
    return firstValueFrom(this.http.post<LogEntry>(URL, body));
  }

  change(id: string, body: LogEntryChange): Promise<LogEntry> {
    return firstValueFrom(this.http.put<LogEntry>(`${URL}/${encodeURIComponent(id)}`, body));
  }

  async remove(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${URL}/${encodeURIComponent(id)}`));
  }
}
