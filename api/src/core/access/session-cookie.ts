import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

export const SESSION_COOKIE = 'requisite_session';
/** Tells a browser from which an account has signed in from all others; it lets nobody in. */
export const DEVICE_COOKIE = 'requisite_device';
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

/** Gives the browser its session and the token that its writes must repeat. */
export function setSessionCookies(request: FastifyRequest, reply: FastifyReply, token: string, xsrf: string): void {
  const secure = request.protocol === 'https';
  void reply.setCookie(SESSION_COOKIE, token, { httpOnly: true, sameSite: 'lax', secure, path: '/' });
  void reply.setCookie(XSRF_COOKIE, xsrf, { httpOnly: false, sameSite: 'lax', secure, path: '/' });
}

/** Gives the browser what tells it from others, for as long as that is remembered. */
export function setDeviceCookie(request: FastifyRequest, reply: FastifyReply, device: string): void {
  const secure = request.protocol === 'https';
  void reply.setCookie(DEVICE_COOKIE, device, { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: REMEMBERED_MS / 1000 });
}

/** Takes the session back from the browser. */
export function clearSessionCookies(reply: FastifyReply): void {
  void reply.clearCookie(SESSION_COOKIE, { path: '/' });
  void reply.clearCookie(XSRF_COOKIE, { path: '/' });
}
