import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { ProblemError } from '../core/problems/index.js';
import { type ThreadBounds, Threads } from '../core/threads/index.js';
import { words } from '../core/words.js';
import type { Paper } from './paper.js';

/** What drawing one page may cost: it takes some tenths of a second, a few seconds on a server at its limit, and a page is a few kilobytes. */
const BOUNDS: ThreadBounds & { bytes: number } = { ms: 30_000, memoryMb: 128, idleMs: 60_000, bytes: 512 * 1024 };
/** Few at once, so that who asks for many pages costs no other an answer. */
const TURNS = { atOnce: 2, ofSchool: 1, waitingOfSchool: 6, waiting: 30 };

const notDrawn = () => new ProblemError('SERVER_BUSY', words.reports.notDrawn);

/** Draws pages in threads of their own, with bounds of time, memory and size, off the way of every other request. */
@Injectable()
export class DrawPaper implements OnModuleDestroy {
  /** Tests lower them. */
  readonly bounds = { ...BOUNDS };
  private readonly threads = new Threads('reports/draw-thread', this.bounds, TURNS);

  onModuleDestroy(): Promise<void> {
    return this.threads.end();
  }

  /** Draws a page when it is the school's turn. @throws TOO_MANY_REQUESTS or SERVER_BUSY when too many wait, SERVER_BUSY for one that costs too much */
  async draw(schoolId: string, paper: Paper): Promise<Buffer> {
    const hear = (drawn: Uint8Array, done: (drawn: Uint8Array) => void): void => done(drawn);
    const refusing = { costsTooMuch: notDrawn, tooManyWait: () => words.reports.manyDrawn };
    const bytes = await this.threads.ask(schoolId, paper, hear, refusing);
    if (bytes.byteLength > this.bounds.bytes) throw notDrawn();
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
}
