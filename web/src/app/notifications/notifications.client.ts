import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type {
  Notification,
  NotificationChoices,
  NotificationList,
  Outbox,
  OutgoingMail,
  RetriedMails,
  UnreadCount,
} from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';

/** What the school tells its people: the only door to /api/notifications, /api/me/notifications and /api/outbox. Every call rejects with what `refusalOf` reads. */
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

  /** Sends all that failed once more, and has the mail server tried at once. */
  retryAll(): Promise<RetriedMails> {
    return firstValueFrom(this.http.post<RetriedMails>('/api/outbox/retry', {}));
  }

  /** One's own messages, the newest first. */
  own(cursor?: string, limit = 50): Promise<NotificationList> {
    return firstValueFrom(this.http.get<NotificationList>('/api/notifications', { params: { limit, ...(cursor && { cursor }) } }));
  }

  mark(id: string, read: boolean): Promise<Notification> {
    return firstValueFrom(this.http.patch<Notification>(`/api/notifications/${encodeURIComponent(id)}`, { read }));
  }

  markAll(): Promise<UnreadCount> {
    return firstValueFrom(this.http.post<UnreadCount>('/api/notifications/read-all', {}));
  }

  choices(): Promise<NotificationChoices> {
    return firstValueFrom(this.http.get<NotificationChoices>('/api/me/notifications'));
  }

  choose(choices: NotificationChoices): Promise<NotificationChoices> {
    return firstValueFrom(this.http.put<NotificationChoices>('/api/me/notifications', choices));
  }
}
