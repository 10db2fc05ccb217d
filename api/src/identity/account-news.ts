import { Injectable } from '@nestjs/common';
import { Clock } from '../core/clock/index.js';
import { type Mail, MailQueue } from '../core/mail/index.js';
import { words } from '../core/words.js';

/** Tells people by e-mail what became of their sign-in, so that they know of what they did not do themselves. */
@Injectable()
export class AccountNews {
  constructor(
    private readonly clock: Clock,
    private readonly mail: MailQueue,
  ) {}

  /** Says, in the ambient transaction, that a password was set. */
  async passwordSet(schoolId: string, to: Mail['to'], school: string): Promise<void> {
    await this.put(schoolId, 'sign-in.password', to, words.accountMails.passwordSet(school));
  }

  /** Says, in the ambient transaction and to both addresses, that somebody signs in with another one. */
  async addressChanged(schoolId: string, name: string, before: string | null, after: string, school: string): Promise<void> {
    for (const address of before === null ? [after] : [before, after])
      await this.put(schoolId, 'sign-in.address', { name, address }, words.accountMails.addressChanged(school, after));
  }

  /** Sends, in the ambient transaction, the link by which a new password is chosen. */
  async resetLink(schoolId: string, to: Mail['to'], school: string, secretLink: string): Promise<void> {
    await this.put(schoolId, 'sign-in.reset', to, words.accountMails.reset(school), secretLink);
  }

  private async put(
    schoolId: string,
    kind: string,
    to: Mail['to'],
    said: { subject: string; text: string },
    secretLink?: string,
  ): Promise<void> {
    if (!this.mail.sends) return;
    await this.mail.put(schoolId, { kind, to, ...said, link: null, dueMs: this.clock.nowMs(), ...(secretLink ? { secretLink } : {}) });
  }
}
