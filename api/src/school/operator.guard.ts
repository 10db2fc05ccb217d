import { timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { secretHash } from '../core/access/index.js';
import { CONFIG, type Config } from '../core/config/index.js';
import { ProblemError } from '../core/problems/index.js';
import { browserOf, SignInFailures } from '../identity/index.js';

/** Opens a route to the operator of the installation, who has the token of the setting OPERATOR_TOKEN. */
@Injectable()
export class OperatorGuard implements CanActivate {
  constructor(
    private readonly failures: SignInFailures,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws SIGNED_OUT without a token, NOT_ALLOWED for a wrong one or where none is set, TOO_MANY_REQUESTS after many wrong ones */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const sent = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
    if (!sent) throw new ProblemError('SIGNED_OUT', 'This needs the token of the operator of this installation. Nothing was changed.');
    const browser = browserOf(request);
    await this.failures.guess('the operator', browser.address);
    const wanted = this.config.operatorToken;
    if (wanted === null || !timingSafeEqual(secretHash(sent), secretHash(wanted)))
      throw new ProblemError('NOT_ALLOWED', 'This is not the token of the operator of this installation. Nothing was changed.');
    await this.failures.forget('the operator', browser);
    return true;
  }
}
