import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { LessThan } from 'typeorm';
import type { Principal } from '../access/principal.js';
import { Clock, instant } from '../clock/index.js';
import { command, Database, is, statement } from '../database/index.js';
import { KEYED, KEYLESS } from '../openapi/index.js';
import { invalid, ProblemError } from '../problems/problem.js';
import { formHash, receivedForm } from './received-form.js';
import { Undos } from '../undo/undos.js';
import { KEPT_WITHOUT, withoutSecrets } from './kept-without.js';
import { IdempotencyRow } from './idempotency.entity.js';

const DAY_MS = 24 * 3_600_000;

export const TAKE_KEY = command(
  'INSERT INTO idempotency (school_id, person_id, key, request_hash, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
);
export const FIRST_ANSWER = statement(
  { requestHash: is.bytes, status: is.int.orNull, answer: is.json<unknown>().orNull, undoToken: is.uuid.orNull },
  'SELECT request_hash AS "requestHash", status, answer, undo_token AS "undoToken" FROM idempotency WHERE school_id = $1 AND person_id = $2 AND key = $3',
);

/** What a request was answered, and what is kept of that for a repeat. */
interface Worked {
  answer: unknown;
  kept: unknown;
}

/**
 * `Idempotency-Key` on a POST, PUT, PATCH or DELETE: its first answer is kept for 24 hours and given again to a repeat, which does
 * nothing. The key is written in the transaction of the work, so a refused or broken request leaves none and may be tried again. A form is
 * received before that transaction begins.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly undos: Undos,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest & { principal?: Principal }>();
    const key = request.headers['idempotency-key'];
    const { principal } = request;
    if (!KEYED.has(request.method) || key === undefined || !principal) return next.handle();
    if (this.reflector.get<boolean | undefined>(KEYLESS, context.getHandler())) return next.handle();
    if (typeof key !== 'string' || key.length === 0 || key.length > 200)
      throw invalid('Idempotency-Key', 'Idempotency-Key must be 1 to 200 characters');
    const secrets = this.reflector.get<string[] | undefined>(KEPT_WITHOUT, context.getHandler()) ?? [];
    const work = async (): Promise<Worked> => {
      const answer: unknown = await lastValueFrom(next.handle());
      return { answer, kept: withoutSecrets(answer, secrets) ?? null };
    };
    return from(this.once(key, request, principal, http.getResponse<FastifyReply>(), work));
  }

  private async once(
    key: string,
    request: FastifyRequest,
    principal: Principal,
    reply: FastifyReply,
    work: () => Promise<Worked>,
  ): Promise<unknown> {
    const isForm = request.isMultipart();
    const content = isForm ? formHash(await receivedForm(request)) : (request.headers['content-length'] ?? '');
    const hash = createHash('sha256')
      .update(`${request.method} ${request.url} ${content}\n${JSON.stringify(request.body ?? null)}`)
      .digest();
    const act = () => this.inTransaction(key, hash, principal, reply, work);
    return isForm ? this.db.patiently(act) : act();
  }

  private inTransaction(
    key: string,
    hash: Buffer,
    principal: Principal,
    reply: FastifyReply,
    work: () => Promise<Worked>,
  ): Promise<unknown> {
    const nowMs = this.clock.nowMs();
    const { schoolId, personId } = principal;
    const row = [schoolId, personId, key];
    return this.db.transaction(principal.schoolId, async () => {
      const [, fresh] = await Promise.all([
        this.db.delete(IdempotencyRow, { personId, key, at: LessThan(instant(nowMs - DAY_MS)) }),
        this.db.change(TAKE_KEY, [...row, hash, instant(nowMs)]),
      ]);
      if (fresh === 0) return this.again(row, hash, reply);
      const { answer, kept } = await work();
      const done = { status: reply.statusCode, answer: kept, undoToken: this.undos.token };
      this.db.sendWithCommit(this.db.update(IdempotencyRow, { personId, key }, done));
      return answer;
    });
  }

  private async again(row: string[], hash: Buffer, reply: FastifyReply): Promise<unknown> {
    const first = await this.db.one(FIRST_ANSWER, row);
    if (!first?.requestHash.equals(hash))
      throw new ProblemError(
        'KEY_REUSED',
        'This Idempotency-Key was used for another request within 24 hours. Nothing was changed; use a new key.',
      );
    void reply.status(first.status ?? 200);
    if (first.undoToken !== null) this.undos.tell(first.undoToken);
    return first.answer ?? undefined;
  }
}
