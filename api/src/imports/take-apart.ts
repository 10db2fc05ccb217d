import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { ImportRefused, ImportRun } from '@app/shared';
import { currentRequestId, type Principal, requestContext } from '../core/access/index.js';
import { Database, Outcome, outcome } from '../core/database/index.js';
import { unknownFault } from '../core/http/index.js';
import { newId } from '../core/ids/index.js';
import { ProblemError, refusalBody, saidByDatabase } from '../core/problems/index.js';
import type { ImportStep } from './import-progress.js';
import { ImportRuns } from './import-runs.js';
import { ImportsService } from './imports.service.js';
import { PrepareImport } from './prepare-import.js';
import type { Upload } from './read-upload.js';

/** How far a file has come is written down so often, in milliseconds, where that changed, and at least so often where it did not. */
const TELL_MS = 400;
const STILL_THERE_MS = 5000;

/** Takes files in apart from the request that sent them: whoever sent one may leave, and asks later how far it has come. */
@Injectable()
export class TakeApart implements OnModuleDestroy {
  private readonly logger = new Logger('Imports');
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly db: Database,
    private readonly runs: ImportRuns,
    private readonly before: PrepareImport,
    private readonly imports: ImportsService,
  ) {}

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.underWay);
  }

  /** Notes a file, answers that it is being read, and goes on with it by itself once that is saved. */
  async begin(principal: Principal, upload: Upload): Promise<ImportRun> {
    const { schoolId } = principal;
    const { kind, mode } = upload.fields;
    const id = newId();
    await this.db.transaction(schoolId, async () => {
      await this.runs.begin(principal, { id, kind, mode, file: upload.file.name });
      this.db.afterCommit(() => this.start(principal, id, upload));
    });
    return this.runs.one(schoolId, id);
  }

  private start(principal: Principal, id: string, upload: Upload): void {
    // not as the request that sent it: what is done for that ends when it is answered, or when its sender leaves
    const context = { requestId: currentRequestId() ?? id };
    const work = outcome.run(new Outcome(), () => requestContext.run(context, () => this.take(principal, id, upload)));
    this.underWay.add(work);
    void work.finally(() => this.underWay.delete(work));
  }

  private async take(principal: Principal, id: string, upload: Upload): Promise<void> {
    const { schoolId } = principal;
    const progress = new Progress((...said) => this.runs.goesOn(schoolId, id, ...said));
    const tell = progress.tell.bind(progress);
    try {
      const prepared = await this.before.prepare(principal, upload, tell);
      await this.imports.take(principal, prepared, { id, tell });
    } catch (error) {
      const problem = this.refusalOf(error);
      await this.runs
        .refused(schoolId, id, problem)
        .catch((lost: unknown) => this.logger.error({ err: lost }, 'an import was refused, which could not be saved'));
    } finally {
      await progress.end();
    }
  }

  private refusalOf(error: unknown): ImportRefused {
    const requestId = currentRequestId() ?? '';
    const problem = error instanceof ProblemError ? error : (saidByDatabase(error) ?? unknownFault(error, { method: 'POST', headers: {} }));
    if (problem.status === 500) this.logger.error({ err: error, requestId }, 'unexpected fault');
    return refusalBody(problem, requestId);
  }
}

/** Writes down how far a file has come, as often as is worth it, outside of the transaction that the file is taken in by. */
class Progress {
  private said: [ImportStep, number, number | null] = ['reading', 0, null];
  private written = '';
  private writtenMs = performance.now();
  private writing: Promise<void> = Promise.resolve();
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly write: (step: ImportStep, done: number, of: number | null) => Promise<void>) {
    // begun out here, a turn of the timer belongs to no transaction
    this.timer = setInterval(() => this.look(), TELL_MS).unref();
  }

  tell(step: ImportStep, done: number, of: number | null): void {
    this.said = [step, done, of];
  }

  async end(): Promise<void> {
    clearInterval(this.timer);
    await this.writing;
  }

  private look(): void {
    const text = this.said.join();
    if (text === this.written && performance.now() - this.writtenMs < STILL_THERE_MS) return;
    this.written = text;
    this.writtenMs = performance.now();
    // one that cannot be written is followed by the next
    this.writing = this.writing.then(() => this.write(...this.said)).catch(() => undefined);
  }
}
