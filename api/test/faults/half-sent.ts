import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A request that a test writes itself, as slowly and as little of it as it likes. */
export class HalfSent {
  private readonly socket: Socket;
  private heard = '';
  private isOver = false;
  /** All that was answered, once the server has closed the connection. */
  readonly ended: Promise<string>;

  constructor(url: string) {
    this.socket = connect(Number(new URL(url).port), new URL(url).hostname);
    this.socket.on('data', (bytes) => (this.heard += bytes.toString()));
    this.socket.on('error', () => undefined);
    this.ended = new Promise((done) =>
      this.socket.on('close', () => {
        this.isOver = true;
        done(this.heard);
      }),
    );
  }

  /** The first line and the headers of a request as they are sent, with an end of the headers. */
  static headOf(method: string, path: string, headers: Record<string, string>): string {
    const lines = Object.entries({ host: 'localhost', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
    return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
  }

  /** Sends a piece. */
  send(piece: string | Buffer): this {
    if (!this.isOver) this.socket.write(piece);
    return this;
  }

  /** Sends one byte after another until the server has had enough. */
  async trickle(byte = 'x', everyMs = 50): Promise<string> {
    for (; !this.isOver; await pause(everyMs)) this.send(byte);
    return this.ended;
  }

  /** What was answered so far. */
  get answered(): string {
    return this.heard;
  }

  /** What was answered once its headers are whole, or the server has closed the connection. */
  async head(): Promise<string> {
    while (!this.isOver && !this.heard.includes('\r\n\r\n')) await pause(5);
    return this.heard;
  }

  /** Leaves without a word. */
  leave(): void {
    this.socket.destroy();
  }
}
