import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Permission } from '@app/shared';
import type { FastifyRequest } from 'fastify';
import type { Principal } from './principal.js';

export const ALLOWED = 'requisite:allowed';
export const PUBLIC = 'requisite:public';

/** Opens a route to those who have one of the permissions. */
export const Allow = (...permissions: [Permission, ...Permission[]]) => SetMetadata(ALLOWED, permissions);

/** Opens a route to everybody, signed in or not. */
export const Public = () => SetMetadata(PUBLIC, true);

/** The person who asks, in a route that is not public. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<FastifyRequest & { principal?: Principal }>();
  if (!principal) throw new Error('A public route asked who is asking');
  return principal;
});
