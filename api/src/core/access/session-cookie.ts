import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

export const SESSION_COOKIE = 'requisite_session';
/** Tells a browser from which an account has signed in from all others; it lets nobody in. */
export const DEVICE_COOKIE = 'requisite_device';
/** Says to the pages that others use this computer too, so that they keep nothing in the browser; it goes with the browser's session. */
export const SHARED_COOKIE = 'requisite_shared';
export const XSRF_COOKIE = 'XSRF-TOKEN';
export const XSRF_HEADER = 'x-xsrf-token';
/** Whom a page was opened for: all tabs of a browser share its session, also after somebody else has signed in in one of them. */
export const PERSON_HEADER = 'x-person';
/** A session ends after 12 hours without use… */
export const SESSION_IDLE_MS = 12 * 3_600_000;
/** …and after 30 days, however much it is used… */
export const SESSION_LIFE_MS = 30 * 86_400_000;
/** …and is marked as used at most every 5 minutes, so that reading costs no write. */
export const SESSION_TOUCH_MS = 5 * 60_000;
/** How long an ended session is remembered as a sign that its account signs in from its address and device. */
export const REMEMBERED_MS = 90 * 86_400_000;

/** What is stored of a secret: its SHA-256. */
export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether people come by https: the request did, or the server is told that all do, though a proxy does not say so. */
    overHttps: boolean;
  }
}

/** With https a browser takes these names from this very host alone: no other host of its domain can put a cookie under them. */
const HOST_PREFIX = '__Host-';

const nameOf = (cookie: string, request: FastifyRequest) => (request.overHttps ? `${HOST_PREFIX}${cookie}` : cookie);

/** Reads the token of the session that a request belongs to. */
export function sessionTokenOf(request: FastifyRequest): string | undefined {
  return request.cookies[nameOf(SESSION_COOKIE, request)];
}

/** Reads the token of the session that a browser gives up, also of one begun under the name that a server without https gives. */
export function heldTokenOf(request: FastifyRequest): string | undefined {
  return sessionTokenOf(request) ?? request.cookies[SESSION_COOKIE];
}

/** Reads what tells a browser from others; the name without https will do, as it lets nobody in. */
export function deviceOf(request: FastifyRequest): string | undefined {
  return request.cookies[nameOf(DEVICE_COOKIE, request)] ?? request.cookies[DEVICE_COOKIE];
}

/** Gives the browser its session and the token that its writes must repeat. */
export function setSessionCookies(request: FastifyRequest, reply: FastifyReply, token: string, xsrf: string): void {
  const secure = request.overHttps;
  if (secure) clearOldNames(reply, secure);
  void reply.setCookie(nameOf(SESSION_COOKIE, request), token, { httpOnly: true, sameSite: 'lax', secure, path: '/' });
  void reply.setCookie(nameOf(XSRF_COOKIE, request), xsrf, { httpOnly: false, sameSite: 'lax', secure, path: '/' });
}

/** Gives the browser what tells it from others, for as long as that is remembered. */
export function setDeviceCookie(request: FastifyRequest, reply: FastifyReply, device: string): void {
  const maxAge = REMEMBERED_MS / 1000;
  const secure = request.overHttps;
  void reply.setCookie(nameOf(DEVICE_COOKIE, request), device, { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge });
}

/** Whether whoever signed in last said that others use this computer too. */
export function isShared(request: FastifyRequest): boolean {
  return request.cookies[nameOf(SHARED_COOKIE, request)] === '1';
}

/** Says, or says no more, that others use this computer too. */
export function setSharedCookie(request: FastifyRequest, reply: FastifyReply, shared: boolean): void {
  const [name, secure] = [nameOf(SHARED_COOKIE, request), request.overHttps];
  if (shared) void reply.setCookie(name, '1', { httpOnly: false, sameSite: 'lax', secure, path: '/' });
  else void reply.clearCookie(name, { path: '/', secure });
}

/** Takes the session back from the browser. */
export function clearSessionCookies(request: FastifyRequest, reply: FastifyReply): void {
  clearOldNames(reply, request.overHttps);
  setSharedCookie(request, reply, false);
  if (!request.overHttps) return;
  for (const cookie of [SESSION_COOKIE, XSRF_COOKIE]) void reply.clearCookie(nameOf(cookie, request), { path: '/', secure: true });
}

/** Takes back what a browser holds under the names that a server without https gives. */
function clearOldNames(reply: FastifyReply, secure: boolean): void {
  for (const cookie of [SESSION_COOKIE, XSRF_COOKIE]) void reply.clearCookie(cookie, { path: '/', secure });
}
