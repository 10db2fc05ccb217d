import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type ThreadBounds, Threads } from '../core/threads/index.js';
import { FileRefusal } from './file-refusal.js';
import { ComesOver } from './handed-over.js';
import type { TellProgress } from './import-progress.js';
import { MappingRefusal, type ReadFile } from './read-timetable-file.js';
import { MORE, type Refused, type SaidOfFile, type ToRead } from './reader-thread.js';

/** The largest timetable that may be read takes some two seconds and 150 MB. */
const BOUNDS: ThreadBounds = { ms: 30_000, memoryMb: 400, idleMs: 60_000 };
/** Two threads, so that one long file keeps no other school from reading; who waits holds the file in memory. */
const TURNS = { atOnce: 2, ofSchool: 1, waitingOfSchool: 4, waiting: 20 };

/** What came of a file. */
type CameOfIt = { read: ReadFile } | Refused;

/** Reads files in threads of their own, so that the file of one school costs no other school an answer. Never inside a transaction: it may be waited for. */
@Injectable()
export class Reader implements OnModuleDestroy {
  /** Bounds of time and memory; tests lower them. */
  readonly bounds: ThreadBounds = { ...BOUNDS };
  private readonly threads = new Threads('imports/reader-thread', this.bounds, TURNS);

  onModuleDestroy(): Promise<void> {
    return this.threads.end();
  }

  /**
   * Reads a file when it is the school's turn, and tells how many of its rows have come over.
   * @throws FileRefusal, also for a file that costs more than the bounds; MappingRefusal; TOO_MANY_REQUESTS or SERVER_BUSY when too many wait
   */
  async read(schoolId: string, asked: ToRead, tell?: TellProgress): Promise<ReadFile> {
    const { name } = asked.file;
    const over = new ComesOver();
    let rows: number | null = null;
    const hear = (said: SaidOfFile, done: (came: CameOfIt) => void, more: (asked: unknown) => void): void => {
      if ('rows' in said) rows = said.rows;
      const whole = 'part' in said ? over.add(said.part) : null;
      tell?.('reading', over.rows, rows);
      if (whole) done({ read: whole });
      else if ('part' in said) more(MORE);
      else if (!('rows' in said)) done(said);
    };
    const within = { time: `${Math.ceil(this.bounds.ms / 1000)} seconds`, memory: 'the memory that there is for one file' };
    return toldApart(
      await this.threads.ask(schoolId, asked, hear, { costsTooMuch: (of) => costsTooMuch(name, within[of]), tooManyWait }),
      name,
    );
  }
}

function tooManyWait(who: 'school' | 'all'): string {
  const whose = who === 'school' ? 'Other files of your school' : 'Many files';
  return `${whose} are being read at this moment. Nothing was changed; send this one again in a minute.`;
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
