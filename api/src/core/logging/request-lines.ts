import { Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isId } from '../ids/index.js';
import { EXPORT, exportOf, outcomeOf, securityEvent } from './security-events.js';

const ROLE = /^[a-z]{1,20}$/;
const requests = new Logger('Request');
const security = new Logger('Security');

/** Writes, once a request is over, its line and that of the security event that it was. No path, query, header or body is in them. */
export function noteRequest(request: FastifyRequest, reply: FastifyReply): void {
  const begun = performance.now();
  reply.raw.once('close', () => writeLines(request, reply, Math.round(performance.now() - begun)));
}

/** Writes the lines of one request that is over, which took so many milliseconds. */
function writeLines(request: FastifyRequest, reply: FastifyReply, ms: number): void {
  const { method } = request;
  const url = request.routeOptions.url ?? null; // the pattern: a path that nothing answers may hold anything
  const route = url === '*' || url === '/api/*' ? null : url;
  const { statusCode: status } = reply.raw;
  const who = request.actor ?? {};
  const line = { requestId: request.id, method, route, status, ms, address: request.ip, ...who };
  const left = reply.raw.writableFinished ? {} : { left: true };
  const isAsked = route !== '/api/health' && (status >= 400 || route === null || route.startsWith('/api'));
  if (isAsked) requests.log({ ...line, ...left }, 'request');
  const form = status < 400 ? exportOf(method, route, reply.getHeader('content-disposition')) : null;
  const event = form === null ? securityEvent(method, route, status) : EXPORT;
  if (event === null) return;
  const told = { event, outcome: outcomeOf(status), ...line, ...about(request, status), ...(form === null ? {} : { form }) };
  if ([401, 403, 429].includes(status)) security.warn(told, 'security event');
  else security.log(told, 'security event');
}

/** Whom or what it was about, by its id, and the roles that were given: words of a closed list. */
function about(request: FastifyRequest, status: number): object {
  const { id } = (request.params ?? {}) as { id?: unknown };
  const { roles } = (request.body ?? {}) as { roles?: unknown };
  const isTaken = status < 400 && Array.isArray(roles) && roles.every((role) => typeof role === 'string' && ROLE.test(role));
  return { ...(typeof id === 'string' && isId(id) ? { target: id } : {}), ...(isTaken ? { roles: roles as string[] } : {}) };
}
