import { Injectable } from '@nestjs/common';
import { addDays, dateAt, LOG_LIMITS, type LogEntry, type LogEntryBody, type LogEntryChange } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database, is, ONE_MORE, statement, turnAt } from '../core/database/index.js';
import { newId } from '../core/ids/index.js';
import { invalid, notFound, ProblemError, told } from '../core/problems/index.js';
import { LogEntryRow } from './log-entry.entity.js';

/** How far ahead of today something may be written down, in days. */
const AHEAD_DAYS = 366;

/** How many entries somebody ($2) has, counted up to one more than the most. */
export const COUNTED = statement(
  { entries: is.int },
  `SELECT count(*)::int AS entries FROM (SELECT FROM log_entry WHERE school_id = $1 AND person_id = $2 LIMIT $3) one`,
);

/**
 * Writes in technicians' own logs. Nothing of it is an event: history, activity and exports are read by others, and what is private stays
 * with its writer. Another person's entry is not found, whoever asks.
 */
@Injectable()
export class LogService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Adds an entry, private unless it says so. @throws INVALID naming `date`, or where there are as many as are kept */
  add(principal: Principal, body: LogEntryBody): Promise<LogEntry> {
    const { schoolId, personId } = principal;
    const entry = { id: newId(), version: 1, ...this.read(principal, body) };
    return this.db.transaction(schoolId, async () => {
      const turn = turnAt(this.db, `log ${personId}`);
      const [, counted] = await Promise.all([turn, this.db.one(COUNTED, [schoolId, personId, LOG_LIMITS.entries])]);
      if ((counted?.entries ?? 0) >= LOG_LIMITS.entries)
        throw invalid(
          'date',
          told`${{ most: LOG_LIMITS.entries }} entries are kept for each person. Nothing was added: take old ones away first.`,
        );
      await this.db.insert([LogEntryRow, [{ schoolId, personId, ...entry }]]);
      return entry;
    });
  }

  /** Writes an entry anew. @throws NOT_FOUND; STALE_VERSION with `current`; INVALID naming `date` */
  change(principal: Principal, id: string, { version, ...body }: LogEntryChange): Promise<LogEntry> {
    const { schoolId, personId } = principal;
    const after = this.read(principal, body);
    return this.db.transaction(schoolId, async () => {
      const [changed] = await this.db.update(LogEntryRow, { id, personId, version }, { ...after, version: ONE_MORE }, ['version']);
      if (changed) return { id, version: changed.version, ...after };
      const current = await this.db.one(ONE_ENTRY, [schoolId, personId, id]);
      if (!current) throw notFound('entry');
      throw new ProblemError('STALE_VERSION', 'This entry was changed since you read it. Nothing was changed now.', undefined, { current });
    });
  }

  /** Takes an entry away for good: nobody keeps a copy. @throws NOT_FOUND */
  remove({ schoolId, personId }: Principal, id: string): Promise<void> {
    return this.db.transaction(schoolId, async () => {
      if ((await this.db.delete(LogEntryRow, { id, personId })) === 0) throw notFound('entry');
    });
  }

  private read(
    { timeZone }: Principal,
    { date, minutes, kind, note = '', shared = false }: LogEntryBody,
  ): Omit<LogEntry, 'id' | 'version'> {
    if (date > addDays(dateAt(this.clock.nowMs(), timeZone), AHEAD_DAYS))
      throw invalid('date', told`${{ date }} is more than a year ahead. Nothing was changed.`);
    return { date, minutes, kind, note: note.trim(), shared };
  }
}

/** One entry ($3) of somebody ($2). */
export const ONE_ENTRY = statement(
  {
    id: is.uuid,
    version: is.int,
    date: is.date,
    minutes: is.int,
    kind: is.text.as<LogEntry['kind']>(),
    note: is.text,
    shared: is.bool,
  },
  `SELECT id, version, date, minutes, kind, note, shared FROM log_entry WHERE school_id = $1 AND person_id = $2 AND id = $3`,
);
