import type { FastifyReply, FastifyRequest } from 'fastify';
import { deviceOf, heldTokenOf, isShared, setDeviceCookie, setSessionCookies, setSharedCookie } from '../core/access/index.js';
import { networkAddress } from './network-address.js';

/** From where somebody asks: the network address, and what the browser kept of an earlier sign-in. */
export interface Browser {
  address: string;
  token: string | undefined;
  device: string | undefined;
}

/** What the browser gets: 32 random bytes that only it knows, what its writes must repeat, and what tells it from others; and whose it is. */
export interface SessionSecrets {
  token: string;
  xsrf: string;
  device: string;
  schoolId: string;
  personId: string;
}

/** Tells from where a request comes. */
export function browserOf(request: FastifyRequest): Browser {
  return { address: networkAddress(request.ip), token: heldTokenOf(request), device: deviceOf(request) };
}

/**
 * Gives the browser the cookies of a session that has begun. One that others use too (`shared`: as was said at the sign-in before, where
 * nothing is said) gets nothing that outlives the session, and is not known again.
 */
export function keepSession(
  request: FastifyRequest,
  reply: FastifyReply,
  { token, xsrf, device, schoolId, personId }: SessionSecrets,
  shared = isShared(request),
): void {
  request.actor = { schoolId, personId };
  setSessionCookies(request, reply, token, xsrf);
  if (!shared) setDeviceCookie(request, reply, device);
  setSharedCookie(request, reply, shared);
}
