import { Inject, Injectable } from '@nestjs/common';
import type { ListQuery, Outbox, OutgoingMail } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { instant } from '../core/clock/index.js';
import { CONFIG, type Config } from '../core/config/index.js';
import { limitOf, page } from '../core/http/index.js';
import { idOr404 } from '../core/ids/index.js';
import { MailMessages, MailQueue, MailServer, mailText, type StoredMail } from '../core/mail/index.js';
import { notFound } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { after } from './notifications.queries.js';

/** Whether an e-mail may say who was late and why, or what people wrote to each other: that is for whom it goes to. */
function isBetweenPeople(kind: string): boolean {
  return kind === 'digest' || kind.startsWith('requisition.');
}

/** The e-mails of a school, as its admins see them: that they went, and not what people say in them. */
@Injectable()
export class OutboxQueries {
  constructor(
    private readonly mails: MailMessages,
    private readonly queue: MailQueue,
    private readonly server: MailServer,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  /** Lists what was sent to everybody of the school, or would have been, newest first, and says of how many. */
  async list({ schoolId }: Principal, query: ListQuery): Promise<Outbox> {
    const limit = limitOf(query.limit);
    const [rows, { count, failed }, away] = await Promise.all([
      this.mails.list(schoolId, after(query), limit + 1),
      this.mails.count(schoolId),
      this.server.away(),
    ]);
    return {
      ...page(
        rows,
        limit,
        (row) => this.toMail(row),
        ({ place }) => [String(place)],
      ),
      total: count,
      smtp: this.queue.sends,
      failed,
      away: away && { since: instant(away.awaySinceMs), nextTry: instant(away.nextTryMs), problem: away.problem },
    };
  }

  /** Reads one e-mail; in a transaction it is read there. @throws NOT_FOUND */
  async one({ schoolId }: Principal, id: string): Promise<OutgoingMail> {
    const row = await this.mails.one(schoolId, idOr404(id, 'message'));
    if (!row) throw notFound('message');
    return this.toMail(row);
  }

  private toMail({ place: _place, kind, text, link, personal, at, due, sentAt, ...row }: StoredMail): OutgoingMail {
    const secret = personal ? '(a link of their own stands here)' : null;
    return {
      ...row,
      event: kind,
      ...(isBetweenPeople(kind) && { subject: words.inbox.sortOf(kind) }),
      text: mailText(this.config.publicUrl, isBetweenPeople(kind) ? words.inbox.textIsTheirs : text, link, secret),
      at: instant(at),
      after: instant(due),
      sentAt: sentAt === null ? null : instant(sentAt),
    };
  }
}
