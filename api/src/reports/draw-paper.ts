import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { SchoolTurns, TooManyWait } from '../core/pace/index.js';
import { ProblemError } from '../core/problems/index.js';
import { words } from '../core/words.js';
import type { Paper } from './paper.js';

/** What drawing one page may cost: it takes some tenths of a second, a few seconds on a server at its limit, and a page is a few kilobytes. */
const BOUNDS = { ms: 30_000, memoryMb: 128, bytes: 512 * 1024 };
/** Few at once, so that who asks for many pages costs no other an answer. */
const TURNS = { atOnce: 2, ofSchool: 1, waitingOfSchool: 6, waiting: 30 };

/** Run from its sources, as in tests, the server has no built thread: one there translates as the tests do. */
const THREAD = new URL(import.meta.url.endsWith('.ts') ? '../../test/source-thread.mjs' : './draw-thread.js', import.meta.url);

/** Draws pages in threads of their own, with bounds of time, memory and size, off the way of every other request. */
@Injectable()
export class DrawPaper implements OnModuleDestroy {
  private readonly turns = new SchoolTurns(TURNS);
  private readonly all = new Set<Worker>();
  /** Tests lower them. */
  readonly bounds = { ...BOUNDS };

  async onModuleDestroy(): Promise<void> {
    await Promise.all([...this.all].map((worker) => worker.terminate()));
  }

  /** Draws a page when it is the school's turn. @throws TOO_MANY_REQUESTS or SERVER_BUSY when too many wait, SERVER_BUSY for one that costs too much */
  async draw(schoolId: string, paper: Paper): Promise<Buffer> {
    try {
      return await this.turns.take(schoolId, () => this.inThread(paper));
    } catch (error) {
      if (!(error instanceof TooManyWait)) throw error;
      throw new ProblemError(error.who === 'school' ? 'TOO_MANY_REQUESTS' : 'SERVER_BUSY', words.reports.manyDrawn);
    }
  }

  private async inThread(paper: Paper): Promise<Buffer> {
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
    const worker = new Worker(THREAD, {
      workerData: { source: 'reports/draw-thread', paper },
      resourceLimits: { maxOldGenerationSizeMb: this.bounds.memoryMb },
    });
    this.all.add(worker);
    const tooMuch = () => reject(new ProblemError('SERVER_BUSY', words.reports.notDrawn));
    const late = setTimeout(tooMuch, this.bounds.ms);
    worker
      .once('message', resolve)
      .once('error', (error: Error & { code?: string }) => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : reject(error)))
      .once('exit', tooMuch);
    try {
      const bytes = await promise;
      if (bytes.byteLength > this.bounds.bytes) throw new ProblemError('SERVER_BUSY', words.reports.notDrawn);
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    } finally {
      clearTimeout(late);
      this.all.delete(worker);
      await worker.terminate();
    }
  }
}
