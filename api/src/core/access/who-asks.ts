import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Role, rightsOf } from '@app/shared';
import type { FastifyRequest } from 'fastify';
import { Clock, instant } from '../clock/index.js';
import { type Answered, Claim, command, Database, is, outcome, statement } from '../database/index.js';
import { ProblemError } from '../problems/problem.js';
import { ClosedSchools } from './closed-schools.js';
import type { Principal } from './principal.js';
import { PERSON_HEADER, secretHash, SESSION_IDLE_MS, SESSION_TOUCH_MS, sessionTokenOf, XSRF_HEADER } from './session-cookie.js';

export const WHO_IS_ASKING = statement(
  {
    school_id: is.uuid,
    person_id: is.uuid,
    account_id: is.uuid,
    roles: is.texts.as<Role[]>(),
    xsrf: is.text,
    rules_version: is.int,
    time_zone: is.text,
    seen_at: is.instant,
    department_ids: is.uuids,
    head_of: is.uuids.orNull,
    shares: is.uuids,
  },
  `SELECT school_id, person_id, account_id, roles, xsrf, rules_version, time_zone, seen_at, department_ids, head_of, shares
   FROM who_is_asking($1, $2)`,
);
type Asking = Answered<typeof WHO_IS_ASKING>;

export const TOUCH_SESSION = command('UPDATE session SET seen_at = $2, expires_at = least($3, ends_at) WHERE token_hash = $1');

/**
 * Whether a session ($2) of a school ($1) lets somebody in at an instant ($3) as it did before, in every column of `who_is_asking`. It
 * answers a row, or none.
 */
export const STILL_ASKING = command(
  `SELECT FROM session s JOIN person p ON p.school_id = $1 AND p.id = $4 JOIN school c ON c.school_id = $1
   WHERE s.token_hash = $2 AND s.expires_at > $3 AND s.school_id = $1 AND s.person_id = $4 AND s.account_id = $5 AND s.xsrf = $6
     AND p.active AND p.roles = $7 AND c.rules_version = $8 AND c.time_zone = $9 AND p.head_of IS NOT DISTINCT FROM $10
     AND ARRAY(SELECT d.department_id FROM person_department d WHERE d.school_id = $1 AND d.person_id = $4 ORDER BY d.department_id) = $11
     AND ($12::uuid[] IS NULL OR ARRAY(SELECT d.id FROM department d WHERE d.school_id = $1 AND d.team_shared ORDER BY d.id) = $12)`,
);

/** Sessions are remembered of so many people, some six hundred bytes each. */
const MAX_REMEMBERED = 5000;
const MAX_SCHOOLS = 10_000;

/** What is written all day, in the school's own tables alone and in one transaction: nothing of it is left where the asker may not come in. */
const WRITTEN_ALL_DAY = /^\/api\/(?:requisitions|tasks|lessons)(?:[/?]|$)/;

/** Who asked with a session, and the values with which to ask whether they still do. */
interface Remembered {
  principal: Principal;
  seenMs: number;
  xsrf: string;
  /** Those of `STILL_ASKING` behind the instant. */
  values: readonly unknown[];
}

function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function signedOut(): ProblemError {
  return new ProblemError(
    'SIGNED_OUT',
    'You are not signed in, or your session has ended. What you typed is kept on this page; sign in and send it again.',
  );
}

function anotherIsHere(): ProblemError {
  return new ProblemError(
    'SIGNED_OUT',
    'Somebody else has signed in in this browser since this page was opened. Nothing was changed; what you typed is kept for you. Sign in again to go on.',
  );
}

/** A request on its way to its route, with who asked once that is known. */
export type Asked = FastifyRequest & { principal?: Principal };

type IsAllowed = (principal: Principal) => boolean;

/** Finds out who asks by the session that a request brings. */
@Injectable()
export class WhoAsks {
  /** By what is stored of their tokens, in order of last use. */
  private readonly remembered = new Map<string, Remembered>();
  /** The newest rules that were seen of each school: whoever was remembered with older ones is not taken for the same. */
  private readonly newest = new Map<string, number>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly closed: ClosedSchools,
  ) {}

  /** Lets in whom the database knows and the route allows. @throws SIGNED_OUT; XSRF_MISSING for a write that does not repeat its token; NOT_ALLOWED */
  async admit(request: Asked, isAllowed: IsAllowed): Promise<void> {
    const asked = outcome.getStore();
    if (asked) asked.claim = null;
    const principal = await this.ask(request);
    if (!isAllowed(principal))
      throw new ProblemError(
        'NOT_ALLOWED',
        'Your role does not allow this. Nothing was changed; an admin of your school can change roles.',
      );
    request.principal = principal;
  }

  /**
   * Tells from memory who asks for what they may read, or write all day, on the condition that they still may: what asks that is left with the request, to
   * travel in front of its first statement. Undefined where the database is to be asked first.
   */
  recall(request: FastifyRequest, isAllowed: IsAllowed): Principal | undefined {
    const asked = outcome.getStore();
    const token = sessionTokenOf(request);
    if (!asked || !token || !canBeginAgain(request)) return undefined;
    const tokenHash = secretHash(token);
    const key = tokenHash.toString('latin1');
    const known = this.remembered.get(key);
    const nowMs = this.clock.nowMs();
    if (!known || Math.abs(nowMs - known.seenMs) > SESSION_TOUCH_MS || !isAllowed(known.principal)) return undefined;
    const { schoolId, personId, rulesVersion } = known.principal;
    if ((this.newest.get(schoolId) ?? 0) > rulesVersion) return undefined;
    const person = request.headers[PERSON_HEADER];
    if ((person !== undefined && person !== personId) || this.closed.has(schoolId) || !isOfPage(request, known.xsrf)) return undefined;
    this.keep(key, known);
    request.actor = { schoolId, personId };
    asked.claim = new Claim(schoolId, STILL_ASKING, [schoolId, tokenHash, instant(nowMs), ...known.values]);
    return known.principal;
  }

  /** Whether what was recalled holds; asks where no statement has taken the question along. */
  async holds(claim: Claim): Promise<boolean> {
    if ((await claim.holds()) === undefined) await this.db.readTogether(claim.schoolId, () => Promise.resolve());
    return (await claim.holds()) === true;
  }

  private async ask(request: FastifyRequest): Promise<Principal> {
    const token = sessionTokenOf(request);
    if (!token) throw signedOut();
    const nowMs = this.clock.nowMs();
    const tokenHash = secretHash(token);
    const key = tokenHash.toString('latin1');
    // in a transaction: the school that the session leads to is set for no longer than that
    const [row] = await this.db.read(null, WHO_IS_ASKING, [tokenHash, instant(nowMs)]);
    this.remembered.delete(key);
    if (!row || this.closed.has(row.school_id)) throw signedOut();
    request.actor = { schoolId: row.school_id, personId: row.person_id };
    const person = request.headers[PERSON_HEADER];
    if (person !== undefined && person !== row.person_id) throw anotherIsHere();
    if (!isOfPage(request, row.xsrf))
      throw new ProblemError('XSRF_MISSING', 'This page is out of date. Nothing was changed; reload it and try again.');
    const isSeenLongAgo = Math.abs(nowMs - row.seen_at) > SESSION_TOUCH_MS;
    if (isSeenLongAgo) await this.db.acrossSchools(TOUCH_SESSION, [tokenHash, instant(nowMs), instant(nowMs + SESSION_IDLE_MS)]);
    const principal = principalOf(row);
    if (this.newest.size >= MAX_SCHOOLS) this.newest.clear();
    this.newest.set(row.school_id, Math.max(this.newest.get(row.school_id) ?? 0, row.rules_version));
    this.keep(key, { principal, seenMs: isSeenLongAgo ? nowMs : row.seen_at, xsrf: row.xsrf, values: valuesOf(row, principal) });
    return principal;
  }

  private keep(key: string, known: Remembered): void {
    this.remembered.delete(key);
    this.remembered.set(key, known);
    const [oldest] = this.remembered.keys();
    if (this.remembered.size > MAX_REMEMBERED && oldest !== undefined) this.remembered.delete(oldest);
  }
}

/** Whether a request that writes repeats the token of its session, as only our own pages can. */
function isOfPage({ method, headers }: FastifyRequest, xsrf: string): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return true;
  const sent = headers[XSRF_HEADER];
  return typeof sent === 'string' && same(sent, xsrf);
}

/** Whether nothing of a request is lost or left where it begins again. */
function canBeginAgain({ method, url, headers }: FastifyRequest): boolean {
  return method === 'GET' || (WRITTEN_ALL_DAY.test(url) && headers['content-type']?.startsWith('multipart/') !== true);
}

/** The principal of a session, shared between its requests: never change it. */
function principalOf(row: Asking): Principal {
  return {
    ...rightsOf(row.person_id, row.roles, row.department_ids, row.head_of, row.shares),
    via: 'session',
    schoolId: row.school_id,
    accountId: row.account_id,
    rulesVersion: row.rules_version,
    timeZone: row.time_zone,
  };
}

/** Lists are written down once, not with each request: they are of ids, and of the words of a closed list. */
function valuesOf(row: Asking, { permissions }: Principal): unknown[] {
  const list = (values: readonly string[]) => `{${values.join(',')}}`;
  return [
    row.person_id,
    row.account_id,
    row.xsrf,
    list(row.roles),
    row.rules_version,
    row.time_zone,
    row.head_of && list(row.head_of),
    list(row.department_ids),
    permissions.includes('tasks.take') ? list(row.shares) : null, // to others shared work makes no difference
  ];
}
