import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type { ImportAnswer, ImportFound, ImportRefused, ImportRun, ImportState } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { instant } from '../core/clock/index.js';
import { type Answered, command, Database, is, statement } from '../core/database/index.js';
import { idOr404 } from '../core/ids/index.js';
import { DAY_MS, Retention, type Sweeper } from '../core/jobs/index.js';
import { notFound, problemBody } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { ImportRunRow } from './import.entity.js';
import type { ImportStep } from './import-progress.js';

/** What came of a file is kept so long; that it was taken in, for ever. */
const KEPT_MS = 30 * DAY_MS;
/** A file of which nothing was heard for so long was lost with its server: one at work says that it is every few seconds. */
const LOST_S = 60;

const RUN = {
  id: is.uuid,
  kind: is.text.as<ImportRun['kind']>(),
  mode: is.text.as<ImportRun['mode']>(),
  file: is.text,
  state: is.text.as<ImportState>(),
  rowsDone: is.int,
  rows: is.int.orNull,
  at: is.instant,
  byId: is.uuid,
  byName: is.text,
  isLost: is.bool,
  problem: is.json<ImportRefused>().orNull,
};
const COLUMNS = `r.id, r.kind, r.mode, r.file, r.state, r.rows_done AS "rowsDone", r.rows_of AS rows, r.begun_at AS at, p.id AS "byId",
  p.name AS "byName", r.state NOT IN ('done', 'refused') AND r.touched_at < clock_timestamp() - interval '${LOST_S} s' AS "isLost", r.problem`;

/** $2 the run. */
export const IMPORT_RUN = statement(
  { ...RUN, answer: is.json<ImportAnswer>().orNull },
  `SELECT ${COLUMNS}, r.answer FROM import_run r JOIN person p ON p.school_id = $1 AND p.id = r.person_id
   WHERE r.school_id = $1 AND r.id = $2`,
);
/** $2 most rows. */
export const RECENT_RUNS = statement(
  RUN,
  `SELECT ${COLUMNS} FROM import_run r JOIN person p ON p.school_id = $1 AND p.id = r.person_id
   WHERE r.school_id = $1 AND r.begun_at > now() - interval '1 day' ORDER BY r.begun_at DESC, r.id DESC LIMIT $2`,
);
/** $3 what is done now, $4 with how many rows, $5 of how many. */
export const RUN_GOES_ON = command(
  `UPDATE import_run SET state = $3, rows_done = $4, rows_of = $5, touched_at = clock_timestamp()
   WHERE school_id = $1 AND id = $2 AND state NOT IN ('done', 'refused')`,
);

const MOST_RECENT = 20;

/** Keeps how far each file has come that was sent, and what came of it. */
@Injectable()
export class ImportRuns implements Sweeper, OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    this.retention.register(this);
  }

  /** Notes a file that was sent, in the ambient transaction. */
  async begin({ schoolId, personId }: Principal, sent: Pick<ImportRun, 'id' | 'kind' | 'mode' | 'file'>): Promise<void> {
    const row = { schoolId, personId, ...sent, state: 'reading' as const, rowsDone: 0, rowsOf: null, answer: null, problem: null };
    await this.db.insert([ImportRunRow, [row]]);
  }

  /** Notes what a file came to, with the commit of what it did; `isNoted`: `begin` noted it before. */
  done(
    { schoolId, personId }: Principal,
    { id, file, isNoted }: { id: string; file: string; isNoted: boolean },
    answer: ImportAnswer,
  ): void {
    const { kind, mode, rows } = answer;
    const row = { state: 'done' as const, rowsDone: rows, rowsOf: rows, answer };
    if (isNoted) this.db.sendWithCommit(this.db.update(ImportRunRow, { id }, row));
    else this.db.sendWithCommit(this.db.insert([ImportRunRow, [{ schoolId, personId, id, kind, mode, file, ...row, problem: null }]]));
  }

  /** Says how far a file has come. */
  async goesOn(schoolId: string, id: string, step: ImportStep, done: number, of: number | null): Promise<void> {
    await this.db.transaction(schoolId, () => this.db.change(RUN_GOES_ON, [schoolId, id, step, done, of]));
  }

  /** Notes why a file was refused. */
  async refused(schoolId: string, id: string, problem: ImportRefused): Promise<void> {
    await this.db.transaction(schoolId, () => this.db.update(ImportRunRow, { id }, { state: 'refused', problem }));
  }

  /** Reads how far a file has come, or what came of it. @throws NOT_FOUND */
  async one(schoolId: string, id: string): Promise<ImportFound> {
    idOr404(id, 'import');
    const [row] = await this.db.read(schoolId, IMPORT_RUN, [schoolId, id]);
    if (!row) throw notFound('import');
    return { ...runOf(row), answer: row.answer };
  }

  /** Lists the files of the last day, the newest first. */
  async recent(schoolId: string): Promise<ImportRun[]> {
    return (await this.db.read(schoolId, RECENT_RUNS, [schoolId, MOST_RECENT])).map(runOf);
  }

  /** Forgets what came of files a month ago. */
  async sweep(schoolId: string, nowMs: number): Promise<void> {
    await this.db.delete(ImportRunRow, { schoolId, begunAt: LessThan(instant(nowMs - KEPT_MS)) });
  }
}

function runOf({ byId, byName, at, isLost, ...row }: Answered<typeof RECENT_RUNS>): ImportRun {
  const { id, kind, mode, file, rowsDone, rows } = row;
  const problem = isLost ? problemBody('SERVER_BUSY', words.imports.lostWithServer(file), '') : row.problem;
  const state = isLost ? 'refused' : row.state;
  return { id, kind, mode, file, state, rowsDone, rows, at: instant(at), by: { id: byId, name: byName }, problem };
}
