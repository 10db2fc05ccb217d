import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { secretHash } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { CONFIG, type Config } from '../core/config/index.js';
import { Database } from '../core/database/index.js';
import { InvitationRow } from './invitation.entity.js';

/** An invitation serves for 14 days. */
export const INVITATION_MS = 14 * 86_400_000;

/** Makes the links that let people in. */
@Injectable()
export class Invitations {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A new link for a person, in the ambient transaction; earlier ones stop working. Its token is known to nobody but the answer. */
  async offer(schoolId: string, personId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.withdraw(schoolId, personId);
    const expiresAt = instant(this.clock.nowMs() + INVITATION_MS);
    await this.db.insert([InvitationRow, [{ tokenHash: secretHash(token), schoolId, personId, expiresAt, usedAt: null }]]);
    return this.linkOf(token);
  }

  /** New links for many people at once, as `offer` makes one; answers each by the person's id. */
  async offerAll(schoolId: string, personIds: readonly string[]): Promise<Map<string, string>> {
    if (personIds.length === 0) return new Map();
    const tokens = personIds.map((personId) => ({ personId, token: randomBytes(32).toString('base64url') }));
    await this.db.delete(InvitationRow, { schoolId, personId: In([...personIds]), usedAt: IsNull() });
    const expiresAt = instant(this.clock.nowMs() + INVITATION_MS);
    const rows = tokens.map(({ personId, token }) => ({ tokenHash: secretHash(token), schoolId, personId, expiresAt, usedAt: null }));
    await this.db.insert([InvitationRow, rows]);
    return new Map(tokens.map(({ personId, token }) => [personId, this.linkOf(token)]));
  }

  /** What follows the # goes to no server and into no log between here and the browser. */
  private linkOf(token: string): string {
    return `${this.config.publicUrl}/invitation#${token}`;
  }

  /** Takes back, in the ambient transaction, the links of a person that were not used. */
  async withdraw(schoolId: string, personId: string): Promise<void> {
    await this.db.delete(InvitationRow, { schoolId, personId, usedAt: IsNull() });
  }
}
