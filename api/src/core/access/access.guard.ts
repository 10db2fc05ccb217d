import { timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Permission, type Role, rightsOf } from '@app/shared';
import type { FastifyRequest } from 'fastify';
import { Clock, instant } from '../clock/index.js';
import { command, Database, is, statement } from '../database/index.js';
import { ProblemError } from '../problems/problem.js';
import { ALLOWED, PUBLIC } from './allow.js';
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
export const TOUCH_SESSION = command('UPDATE session SET seen_at = $2, expires_at = least($3, ends_at) WHERE token_hash = $1');

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

/** Nothing is open by accident: a route says whom it allows, or it is refused. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly closed: ClosedSchools,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, targets)) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest & { principal?: Principal }>();
    const principal = await this.whoAsks(request);
    const permissions = this.reflector.getAllAndOverride<Permission[] | undefined>(ALLOWED, targets);
    if (!permissions?.some((permission) => principal.permissions.includes(permission)))
      throw new ProblemError(
        'NOT_ALLOWED',
        'Your role does not allow this. Nothing was changed; an admin of your school can change roles.',
      );
    request.principal = principal;
    return true;
  }

  private async whoAsks(request: FastifyRequest): Promise<Principal> {
    const token = sessionTokenOf(request);
    if (!token) throw signedOut();
    const nowMs = this.clock.nowMs();
    const tokenHash = secretHash(token);
    // in a transaction: the school that the session leads to is set for no longer than that
    const [row] = await this.db.read(null, WHO_IS_ASKING, [tokenHash, instant(nowMs)]);
    if (!row || this.closed.has(row.school_id)) throw signedOut();
    request.actor = { schoolId: row.school_id, personId: row.person_id };
    const person = request.headers[PERSON_HEADER];
    if (person !== undefined && person !== row.person_id) throw anotherIsHere();
    if (!['GET', 'HEAD', 'OPTIONS'].includes(request.method)) {
      const sent = request.headers[XSRF_HEADER];
      if (typeof sent !== 'string' || !same(sent, row.xsrf))
        throw new ProblemError('XSRF_MISSING', 'This page is out of date. Nothing was changed; reload it and try again.');
    }
    if (Math.abs(nowMs - row.seen_at) > SESSION_TOUCH_MS)
      await this.db.acrossSchools(TOUCH_SESSION, [tokenHash, instant(nowMs), instant(nowMs + SESSION_IDLE_MS)]);
    return {
      ...rightsOf(row.person_id, row.roles, row.department_ids, row.head_of, row.shares),
      via: 'session',
      schoolId: row.school_id,
      accountId: row.account_id,
      rulesVersion: row.rules_version,
      timeZone: row.time_zone,
    };
  }
}
