import { timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { secretHash } from '../core/access/index.js';
import { CONFIG, type Config } from '../core/config/index.js';
import { ProblemError } from '../core/problems/index.js';
import { browserOf, SignInFailures } from '../identity/index.js';
import { FirstRun } from './first-run.js';

/** Opens the first run to whoever started the server, who was given the token of the setting SETUP_TOKEN, and not to whoever comes first. */
@Injectable()
export class SetupGuard implements CanActivate {
  constructor(
    private readonly firstRun: FirstRun,
    private readonly failures: SignInFailures,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws NOT_ALLOWED without the right token or where none is set, ALREADY_SET_UP, TOO_MANY_REQUESTS after many wrong ones */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest<{ Body: { token?: unknown } | null | undefined }>>();
    await this.firstRun.assertNeeded(browserOf(request));
    const sent = request.body?.token;
    const wanted = this.config.setupToken;
    if (typeof sent === 'string' && wanted !== null && timingSafeEqual(secretHash(sent), secretHash(wanted))) return true;
    await this.failures.guess('the first run', browserOf(request).address);
    throw new ProblemError(
      'NOT_ALLOWED',
      'This needs the code that the server printed when it was started. Nothing was made; open the link that it printed.',
    );
  }
}
