import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Permission } from '@app/shared';
import type { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Principal } from './principal.js';

export const ALLOWED = 'requisite:allowed';
export const PUBLIC = 'requisite:public';

/** Opens a route to those who have one of the permissions. */
export const Allow = (...permissions: [Permission, ...Permission[]]) => SetMetadata(ALLOWED, permissions);

/** Opens a route to everybody, signed in or not. */
export const Public = () => SetMetadata(PUBLIC, true);

/** Tells whom a route lets in: whoever has one of its permissions, and nobody where it names none. */
export function whoMay(reflector: Reflector, context: ExecutionContext): (principal: Principal) => boolean {
  const permissions = reflector.getAllAndOverride<Permission[] | undefined>(ALLOWED, [context.getHandler(), context.getClass()]);
  return ({ permissions: own }) => permissions?.some((permission) => own.includes(permission)) === true;
}

/** The person who asks, in a route that is not public. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<FastifyRequest & { principal?: Principal }>();
  if (!principal) throw new Error('A public route asked who is asking');
  return principal;
});
