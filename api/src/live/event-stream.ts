import type { LiveEvent } from '@app/shared';
import type { FastifyReply } from 'fastify';
import type { Principal } from '../core/access/index.js';

/** A browser opens a stream that was lost again after this, in milliseconds. */
const RETRY_MS = 3000;
/** Who has not taken so many bytes is not listening any more. */
const MAX_WAITING_BYTES = 64 * 1024;

/** One person who listens, on one connection. */
export class EventStream {
  /** The last place that its browser was told of. */
  private told: number | null = null;

  /** `token`: what is stored of that of its session, in hexadecimal digits. */
  constructor(
    readonly principal: Principal,
    readonly token: string,
    private readonly answer: FastifyReply['raw'],
  ) {}

  /** Whether nobody listens any more. */
  get isOver(): boolean {
    return this.answer.writableEnded || this.answer.destroyed;
  }

  /** Calls `left` once the connection is closed, by whichever side. */
  onLeft(left: () => void): void {
    this.answer.once('close', left);
  }

  /** Opens the answer with these headers; `place`: where it begins, so that a browser can ask for what comes after it. */
  begin(headers: Record<string, number | string | string[] | undefined>, place: number | null): void {
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) this.answer.setHeader(name, value);
    this.answer.setHeader('content-type', 'text/event-stream; charset=utf-8');
    this.answer.setHeader('cache-control', 'no-store');
    // proxies gather an answer until it ends, unless they are told
    this.answer.setHeader('x-accel-buffering', 'no');
    this.answer.writeHead(200);
    this.write(`: what happens from now on\nretry: ${RETRY_MS}\n${this.idOf(place)}\n`);
  }

  /** Tells what happened. */
  send(place: number, event: LiveEvent): void {
    this.told = place;
    this.write(`id: ${place}\ndata: ${JSON.stringify(event)}\n\n`);
  }

  /** Says that the stream is there; with the last place, so that a browser that comes back asks for no more than it missed. */
  beat(place: number | null): void {
    this.write(`:\n${place === this.told ? '' : this.idOf(place)}\n`);
  }

  /** Ends it in good order; its browser opens another one, with the rights that its person has then. */
  end(): void {
    if (!this.isOver) this.answer.end();
  }

  private idOf(place: number | null): string {
    if (place === null) return '';
    this.told = place;
    return `id: ${place}\n`;
  }

  private write(text: string): void {
    if (this.isOver) return;
    this.answer.write(text);
    if (this.answer.writableLength > MAX_WAITING_BYTES) this.answer.destroy();
  }
}
