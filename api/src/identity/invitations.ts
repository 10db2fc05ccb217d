import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { secretHash } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { CONFIG, type Config } from '../core/config/index.js';
import { Database } from '../core/database/index.js';

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
    await this.db.change('INSERT INTO invitation (token_hash, school_id, person_id, expires_at) VALUES ($1, $2, $3, $4)', [
      secretHash(token),
      schoolId,
      personId,
      instant(this.clock.nowMs() + INVITATION_MS),
    ]);
    return `${this.config.publicUrl}/invitation/${token}`;
  }

  /** Takes back, in the ambient transaction, the links of a person that were not used. */
  async withdraw(schoolId: string, personId: string): Promise<void> {
    await this.db.change('DELETE FROM invitation WHERE school_id = $1 AND person_id = $2 AND used_at IS NULL', [schoolId, personId]);
  }
}
