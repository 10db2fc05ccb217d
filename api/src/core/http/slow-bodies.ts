import type { FastifyReply, FastifyRequest } from 'fastify';
import { outcome } from '../database/index.js';
import { DID_NOT_ARRIVE, problemBody } from '../problems/problem-body.js';

/** How long a request may take to arrive, and its connection to be of no use, in milliseconds and bytes. */
export interface Arrival {
  /** So long the head may take. */
  headMs: number;
  /** For so long the body may bring nothing. */
  quietMs: number;
  /** So long it may take in all, */
  wholeMs: number;
  /** and a second more for each so many bytes that were announced. */
  bytesASecond: number;
  /** A connection that brings and takes nothing is closed after so long, */
  idleMs: number;
  /** and after so long where a file was received, which may take long to be read and applied. */
  formIdleMs: number;
}

/** What the worst line of a school takes; what is slower is not meant to arrive. */
export const ARRIVAL: Arrival = {
  headMs: 15_000,
  quietMs: 15_000,
  wholeMs: 60_000,
  bytesASecond: 32_000,
  idleMs: 120_000,
  formIdleMs: 900_000,
};
const LOOK_MS = 500;

interface Body {
  request: FastifyRequest;
  reply: FastifyReply;
  bytes: number;
  heardAt: number;
  endAt: number;
}

/** Ends the requests whose bodies do not arrive: they hold a connection, and what was read of them, for as long as their sender likes. */
export class SlowBodies {
  private readonly open = new Set<Body>();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly arrival: Arrival = ARRIVAL) {}

  /** Looks after a request from its headers on; one that announces no body is not looked after. */
  watch(request: FastifyRequest, reply: FastifyReply): void {
    const { socket } = request.raw;
    if (typeof socket.bytesRead !== 'number') return; // a request that came on no line, whole
    const { 'content-length': announced, 'transfer-encoding': chunked } = request.headers;
    const bytes = Number(announced ?? 0);
    if (!(bytes > 0) && chunked === undefined) return;
    const now = performance.now();
    const wholeMs = this.arrival.wholeMs + (1000 * bytes) / this.arrival.bytesASecond;
    const body = { request, reply, bytes: socket.bytesRead, heardAt: now, endAt: now + wholeMs };
    this.open.add(body);
    for (const over of ['end', 'close', 'error']) request.raw.once(over, () => this.open.delete(body));
    if (isForm(request)) request.raw.once('end', () => socket.setTimeout(this.arrival.formIdleMs));
    this.timer ??= setInterval(() => this.look(), Math.min(LOOK_MS, this.arrival.quietMs / 4)).unref();
  }

  private look(): void {
    const now = performance.now();
    for (const body of this.open) {
      const { bytesRead } = body.request.raw.socket;
      if (bytesRead > body.bytes) Object.assign(body, { bytes: bytesRead, heardAt: now });
      if (now - body.heardAt > this.arrival.quietMs || now > body.endAt) this.end(body);
    }
    if (this.open.size > 0 || !this.timer) return;
    clearInterval(this.timer);
    this.timer = null;
  }

  private end(body: Body): void {
    this.open.delete(body);
    const { request, reply } = body;
    const destroy = () => void request.raw.destroy();
    if (reply.sent) return destroy();
    reply.raw.once('finish', destroy);
    const problem = problemBody('TOO_SLOW', DID_NOT_ARRIVE, request.id);
    void reply.status(problem.status).header('connection', 'close').type('application/problem+json; charset=utf-8').send(problem);
  }
}

/** Told by the header, before any plugin has looked at the request. */
function isForm(request: FastifyRequest): boolean {
  return request.headers['content-type']?.startsWith('multipart/') === true;
}

/** Notes when the client of a request has left before it was answered. */
export function noteLeaving(reply: FastifyReply): void {
  const asker = outcome.getStore();
  reply.raw.once('close', () => {
    if (!reply.raw.writableEnded) asker?.leave();
  });
}
