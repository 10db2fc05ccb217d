import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { LiveEvent } from '@app/shared';
import type { TestApp } from './test-app.js';

/** An event as it came on the stream. */
export interface Heard extends LiveEvent {
  id: number;
}

/** Somebody who listens to `GET /api/events` on a line of their own. */
export class Listening {
  readonly heard: Heard[] = [];
  /** What a browser would name when it comes back. */
  lastId: string | null = null;
  isOver = false;
  private isBegun = false;
  private text = '';

  private constructor(readonly answer: IncomingMessage) {
    answer.setEncoding('utf8').on('data', (chunk: string) => this.take(chunk));
    answer.on('error', () => undefined).on('close', () => (this.isOver = true));
  }

  /** Opens a stream at a server that listens, with these headers; `after`: as a page does that has read what happened up to there. */
  static async at({ app }: TestApp, headers: Record<string, string>, lastId?: string | null, after?: number | null): Promise<Listening> {
    const { port } = app.getHttpServer().address() as AddressInfo;
    const asked = request({
      ...{
        host: '127.0.0.1',
        port,
        path: after === undefined || after === null ? '/api/events' : `/api/events?after=${after}`,
        agent: false,
      },
      headers: { ...headers, ...(lastId ? { 'last-event-id': lastId } : {}) },
    });
    asked.on('error', () => undefined).end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    const listening = new Listening(answer);
    if (answer.statusCode === 200) await listening.until(() => listening.isBegun);
    return listening;
  }

  /** Waits until something holds. @throws Error after so many milliseconds */
  async until(holds: () => boolean, ms = 10_000): Promise<void> {
    const end = performance.now() + ms;
    while (!holds()) {
      if (performance.now() > end) throw new Error(`It did not come, after ${JSON.stringify(this.heard)}`);
      await pause(5);
    }
  }

  /** Waits for an event of a name, and answers it. */
  async hears(kind: LiveEvent['kind'], ms?: number): Promise<Heard> {
    const find = () => this.heard.find((event) => event.kind === kind);
    await this.until(() => find() !== undefined, ms);
    return find() as Heard;
  }

  get kinds(): string[] {
    return this.heard.map(({ kind }) => kind);
  }

  close(): void {
    this.answer.destroy();
  }

  private take(chunk: string): void {
    this.isBegun = true;
    const blocks = (this.text + chunk).split('\n\n');
    this.text = blocks.pop() ?? '';
    for (const block of blocks) {
      const field = (name: string) =>
        block
          .split('\n')
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2);
      this.lastId = field('id') ?? this.lastId;
      const data = field('data');
      if (data !== undefined) this.heard.push({ id: Number(this.lastId), ...(JSON.parse(data) as LiveEvent) });
    }
  }
}
