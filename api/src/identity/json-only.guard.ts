import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../core/problems/index.js';

/**
 * Refuses what a form of another site could send. A public route that signs somebody in has no session whose XSRF token could be
 * asked for, but a browser sends JSON to another site only after asking that site, which never agrees.
 */
@Injectable()
export class JsonOnlyGuard implements CanActivate {
  /** @throws UNSUPPORTED_MEDIA_TYPE */
  canActivate(context: ExecutionContext): boolean {
    const type = context.switchToHttp().getRequest<FastifyRequest>().headers['content-type'];
    if (type !== undefined && !/^application\/json\b/i.test(type))
      throw new ProblemError('UNSUPPORTED_MEDIA_TYPE', 'Send application/json. Nothing was changed.');
    return true;
  }
}
