import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { Outbox, OutgoingMail } from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';

/** What the school tells its people: the only door to /api/outbox. Every call rejects with what `refusalOf` reads. */
@Service()
export class NotificationsClient {
  private readonly http = inject(HttpClient);

  outbox(cursor?: string): Promise<Outbox> {
    return firstValueFrom(this.http.get<Outbox>('/api/outbox', { params: { limit: 50, ...(cursor && { cursor }) } }));
  }

  /** Sends one that failed once more. */
  retry(id: string): Promise<OutgoingMail> {
    return firstValueFrom(this.http.post<OutgoingMail>(`/api/outbox/${encodeURIComponent(id)}/retry`, {}));
  }
}
