import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { ClosedSchools, REMEMBERED_MS, SESSION_IDLE_MS, SESSION_LIFE_MS, secretHash } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { command, Database, is, statement } from '../core/database/index.js';
import { newId } from '../core/ids/index.js';
import { notFound, ProblemError } from '../core/problems/index.js';
import type { Browser, SessionSecrets } from './browser.js';
import { MembershipRow } from './membership.entity.js';
import { SessionRow } from './session.entity.js';

/** An ended session keeps its row without its token, so that nothing that is under way can bring it back to life. */
const ended = (which: string) =>
  command(
    `UPDATE session SET token_hash = sha256(token_hash || uuid_send(gen_random_uuid())), expires_at = created_at
     WHERE ${which} AND expires_at > created_at`,
  );
export const END_SESSION = ended('token_hash = $1');
export const END_SESSIONS_OF_PERSON = ended('school_id = $1 AND person_id = $2');
export const END_OTHER_SESSIONS = ended('school_id = $1 AND person_id = $2 AND token_hash <> $3');
export const END_OWN_SESSION = ended('school_id = $1 AND person_id = $2 AND id = $3 AND expires_at > $4');
export const LIVE_SESSION = statement(
  { xsrf: is.text, schoolId: is.uuid, personId: is.uuid },
  'SELECT xsrf, school_id AS "schoolId", person_id AS "personId" FROM session WHERE token_hash = $1 AND expires_at > $2',
);
export const LIVE_SESSIONS = statement(
  { id: is.uuid, current: is.bool, since: is.instant, lastUsed: is.instant, address: is.text },
  `SELECT id, token_hash = $3 AS current, created_at AS since, seen_at AS "lastUsed", address FROM session
   WHERE school_id = $1 AND person_id = $2 AND expires_at > $4 ORDER BY token_hash = $3 DESC, seen_at DESC, id`,
);

/** Whether the password of a live session ($2) of a school ($1) was typed after an instant ($4); $3 now. It answers a row, or none. */
export const PROVED_LATELY = command('SELECT FROM session WHERE school_id = $1 AND token_hash = $2 AND expires_at > $3 AND proved_at > $4');
/** So long after a password was typed nobody asks for it again, in milliseconds. */
const PROVED_MS = 15 * 60_000;

/** Which person of which school a session is for. */
export interface SessionOf {
  accountId: string;
  schoolId: string;
  personId: string;
  /** The schools at which the password was right, and when it was typed and the session ends for good; as of now where nothing is said. */
  proved?: { schoolIds: string[]; atMs: number; endsMs: number };
}

/** The person of a school whose session it is. */
export type SessionOwner = Pick<SessionOf, 'schoolId' | 'personId'>;

/** A live session as its person sees it; instants are epoch milliseconds. */
export interface LiveSession {
  id: string;
  current: boolean;
  since: number;
  lastUsed: number;
  address: string;
}

/** Server-side sessions: stored hashed, never two with one token, ended for good. */
@Injectable()
export class Sessions {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly closed: ClosedSchools,
  ) {}

  /** Begins a session in the ambient transaction; the one that the same browser had ends. @throws WRONG_SIGN_IN where the school is closed */
  async begin({ proved, ...of }: SessionOf, { address, token: oldToken, device: known }: Browser): Promise<SessionSecrets> {
    if (this.closed.has(of.schoolId))
      throw new ProblemError('WRONG_SIGN_IN', 'This is a demo school, and the demo is over on this server. Nothing was changed.');
    const nowMs = this.clock.nowMs();
    const now = instant(nowMs);
    const device = known !== undefined && /^[\w-]{43}$/.test(known) ? known : secret();
    const secrets = { token: secret(), xsrf: secret(), device, schoolId: of.schoolId, personId: of.personId };
    if (oldToken) await this.db.change(END_SESSION, [secretHash(oldToken)]);
    const { accountId, schoolId } = of;
    const deviceHash = secretHash(device);
    const { schoolIds, atMs, endsMs } = proved ?? { schoolIds: [schoolId], atMs: nowMs, endsMs: nowMs + SESSION_LIFE_MS };
    const session: SessionRow = {
      ...of,
      id: newId(),
      address,
      deviceHash,
      schoolIds,
      tokenHash: secretHash(secrets.token),
      xsrf: secrets.xsrf,
      createdAt: now,
      seenAt: now,
      provedAt: instant(atMs),
      endsAt: instant(endsMs),
      expiresAt: instant(Math.min(nowMs + SESSION_IDLE_MS, endsMs)),
    };
    await Promise.all([
      this.db.delete(SessionRow, { accountId, address, deviceHash, expiresAt: LessThanOrEqual(now) }),
      this.db.delete(SessionRow, { accountId, expiresAt: LessThanOrEqual(instant(nowMs - REMEMBERED_MS)) }),
      this.db.insert([SessionRow, [session]]),
      this.db.update(MembershipRow, { accountId, schoolId }, { usedAt: now }),
    ]);
    return secrets;
  }

  /**
   * Ends the session of a token, and tells whose it was; one that is not there, or has ended, is no fault.
   * @throws XSRF_MISSING where the session lives and the request did not repeat its XSRF token
   */
  async signOut(token: string, xsrf: string | undefined): Promise<SessionOwner | null> {
    return this.db.transaction(null, async () => {
      const live = await this.db.one(LIVE_SESSION, [secretHash(token), instant(this.clock.nowMs())]);
      if (!live) return null;
      if (xsrf === undefined || !secretHash(xsrf).equals(secretHash(live.xsrf)))
        throw new ProblemError('XSRF_MISSING', 'This page is out of date. You are still signed in; reload it and sign out again.');
      await this.db.change(END_SESSION, [secretHash(token)]);
      return { schoolId: live.schoolId, personId: live.personId };
    });
  }

  /** Ends, in the ambient transaction, every session that a person of a school has, but for that of `token`. */
  async endOfPerson(schoolId: string, personId: string, token?: string): Promise<void> {
    if (token === undefined) await this.db.change(END_SESSIONS_OF_PERSON, [schoolId, personId]);
    else await this.db.change(END_OTHER_SESSIONS, [schoolId, personId, secretHash(token)]);
  }

  /** Lists the live sessions of a person, that of `token` first. */
  ofPerson(schoolId: string, personId: string, token: string): Promise<LiveSession[]> {
    return this.db.acrossSchools(LIVE_SESSIONS, [schoolId, personId, secretHash(token), instant(this.clock.nowMs())]);
  }

  /**
   * Lets go on with what opens or closes an account: the password of the session was typed a short while ago.
   * @throws PROVE_YOURSELF where it was not; `POST /api/me/prove` has it typed again
   */
  async mustBeProvedLately(schoolId: string, token: string | undefined): Promise<void> {
    const nowMs = this.clock.nowMs();
    const rows = await this.db.read(schoolId, PROVED_LATELY, [
      schoolId,
      secretHash(token ?? ''),
      instant(nowMs),
      instant(nowMs - PROVED_MS),
    ]);
    if (rows.length === 0)
      throw new ProblemError(
        'PROVE_YOURSELF',
        'Nothing was changed yet. Type your password again, so that nobody else does this in your name.',
      );
  }

  /** Ends one session of a person by its id. @throws NOT_FOUND for one that is not theirs or does not live */
  async endOne(schoolId: string, personId: string, id: string): Promise<void> {
    const one = [schoolId, personId, id, instant(this.clock.nowMs())];
    const count = await this.db.transaction(schoolId, () => this.db.change(END_OWN_SESSION, one));
    if (count === 0) throw notFound('session');
  }
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}
