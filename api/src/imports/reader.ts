import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { SchoolTurns, TooManyWait } from '../core/pace/index.js';
import { ProblemError } from '../core/problems/index.js';
import { FileRefusal } from './file-refusal.js';
import { ComesOver } from './handed-over.js';
import type { TellProgress } from './import-progress.js';
import { MappingRefusal, type ReadFile } from './read-timetable-file.js';
import { MORE, type Refused, type SaidOfFile, type ToRead } from './reader-thread.js';

/** What reading one file may cost, and how long a thread is kept for the next one. */
export interface ReaderBounds {
  ms: number;
  memoryMb: number;
  idleMs: number;
}

/** The largest timetable that may be read takes some two seconds and 150 MB. */
const BOUNDS: ReaderBounds = { ms: 30_000, memoryMb: 400, idleMs: 60_000 };
/** Two threads, so that one long file keeps no other school from reading; who waits holds the file in memory. */
const TURNS = { atOnce: 2, ofSchool: 1, waitingOfSchool: 4, waiting: 20 };

/** Run from its sources, as in tests, the server has no built thread: one there translates as the tests do. */
const THREAD = new URL(import.meta.url.endsWith('.ts') ? '../../test/source-thread.mjs' : './reader-thread.js', import.meta.url);

/** What came of a file. */
type CameOfIt = { read: ReadFile } | Refused;

interface Thread {
  worker: Worker;
  idle?: NodeJS.Timeout;
}

/**
 * Reads files in threads of their own, with bounds of time and memory, so that the file of one school costs no other school an answer.
 * Never inside a transaction: it may be waited for.
 */
@Injectable()
export class Reader implements OnModuleDestroy {
  private readonly turns = new SchoolTurns(TURNS);
  private readonly free: Thread[] = [];
  private readonly all = new Set<Worker>();
  /** Bounds of time and memory; tests lower them. */
  readonly bounds: ReaderBounds = { ...BOUNDS };

  async onModuleDestroy(): Promise<void> {
    for (const { idle } of this.free) clearTimeout(idle);
    await Promise.all([...this.all].map((worker) => worker.terminate()));
  }

  /**
   * Reads a file when it is the school's turn, and tells how many of its rows have come over.
   * @throws FileRefusal, also for a file that costs more than the bounds; MappingRefusal; TOO_MANY_REQUESTS or SERVER_BUSY when too many wait
   */
  async read(schoolId: string, asked: ToRead, tell?: TellProgress): Promise<ReadFile> {
    try {
      return toldApart(await this.turns.take(schoolId, () => this.inThread(asked, tell)), asked.file.name);
    } catch (error) {
      if (!(error instanceof TooManyWait)) throw error;
      const whose = error.who === 'school' ? 'Other files of your school' : 'Many files';
      const detail = `${whose} are being read at this moment. Nothing was changed; send this one again in a minute.`;
      throw new ProblemError(error.who === 'school' ? 'TOO_MANY_REQUESTS' : 'SERVER_BUSY', detail);
    }
  }

  private async inThread(asked: ToRead, tell?: TellProgress): Promise<CameOfIt> {
    const thread = this.free.pop() ?? this.begin();
    clearTimeout(thread.idle);
    thread.worker.ref();
    const { promise, resolve, reject } = Promise.withResolvers<CameOfIt>();
    const over = new ComesOver();
    let rows: number | null = null;
    const hear = (said: SaidOfFile): void => {
      if ('rows' in said) rows = said.rows;
      const whole = 'part' in said ? over.add(said.part) : null;
      tell?.('reading', over.rows, rows);
      if (whole) resolve({ read: whole });
      else if ('part' in said) thread.worker.postMessage(MORE);
      else if (!('rows' in said)) resolve(said);
    };
    const tooMuch = (within: string) => () => reject(costsTooMuch(asked.file.name, within));
    const inMemory = tooMuch('the memory that there is for one file');
    const failed = (error: Error & { code?: string }) => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? inMemory() : reject(error));
    const late = setTimeout(tooMuch(`${Math.ceil(this.bounds.ms / 1000)} seconds`), this.bounds.ms);
    thread.worker.on('message', hear).once('error', failed).once('exit', inMemory);
    try {
      thread.worker.postMessage(asked);
      const came = await promise;
      this.keep(thread);
      return came;
    } catch (error) {
      await this.end(thread.worker);
      throw error;
    } finally {
      clearTimeout(late);
      thread.worker.off('message', hear).off('error', failed).off('exit', inMemory);
    }
  }

  private begin(): Thread {
    const worker = new Worker(THREAD, { resourceLimits: { maxOldGenerationSizeMb: this.bounds.memoryMb } });
    this.all.add(worker);
    // one that ends while nobody waits for it is not used again
    worker.on('error', () => undefined).on('exit', () => this.forget(worker));
    return { worker };
  }

  private keep(thread: Thread): void {
    if (!this.all.has(thread.worker)) return;
    // the process may end while a thread waits for work
    thread.worker.unref();
    thread.idle = setTimeout(() => void this.end(thread.worker), this.bounds.idleMs).unref();
    this.free.push(thread);
  }

  private async end(worker: Worker): Promise<void> {
    this.forget(worker);
    await worker.terminate();
  }

  private forget(worker: Worker): void {
    this.all.delete(worker);
    const at = this.free.findIndex((thread) => thread.worker === worker);
    if (at >= 0) this.free.splice(at, 1);
  }
}

function toldApart(came: CameOfIt, fileName: string): ReadFile {
  if ('read' in came) return came.read;
  if ('misfits' in came) throw new MappingRefusal(came.misfits);
  const { code, message, found } = came.refused;
  throw FileRefusal.told(fileName, code, message, found);
}

function costsTooMuch(fileName: string, within: string): FileRefusal {
  return new FileRefusal(
    fileName,
    'TOO_MUCH_TO_READ',
    `could not be read within ${within}.`,
    'A timetable is far smaller: check that it is the right file.',
  );
}
