import { Injectable } from '@nestjs/common';
import type { LineBody, Practical, PracticalBody, PracticalChange } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { newId } from '../core/ids/index.js';
import { notFound, ProblemError } from '../core/problems/index.js';
import { apparatusIdsOf, BLANK, lineRows, type NamedApparatus, practicalRow, written } from './practical-document.js';
import { PracticalLineRow } from './practical-line.entity.js';
import { PracticalVersionRow } from './practical-version.entity.js';
import { PracticalRow } from './practical.entity.js';
import { PracticalsQueries } from './practicals.queries.js';

/** Writes the library. */
@Injectable()
export class PracticalsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly queries: PracticalsQueries,
    private readonly events: Events,
  ) {}

  /** @throws NOT_FOUND or INVALID naming a line */
  add(principal: Principal, body: PracticalBody): Promise<Practical> {
    return this.db.transaction(principal.schoolId, async () => {
      const practical: Practical = { id: newId(), version: 1, ...written(body, BLANK, await this.apparatusOf(body.lines)) };
      await this.events.record(
        principal,
        { name: 'practical.added', subjectId: practical.id, payload: { after: nameOf(practical) } },
        [PracticalRow, [practicalRow(principal.schoolId, practical)]],
        [PracticalLineRow, lineRows(principal.schoolId, practical)],
      );
      return practical;
    });
  }

  /**
   * Makes a new version; the one before is kept whole, and requisitions keep the lines that they were made with.
   * @throws NOT_FOUND; STALE_VERSION with `current`; INVALID naming a line
   */
  change(principal: Principal, id: string, body: PracticalChange): Promise<Practical> {
    return this.db.transaction(principal.schoolId, async () => {
      await this.lock(id);
      const before = await this.queries.one(principal.schoolId, id);
      if (before.version !== body.version || before.archived) throw stale(before);
      const after: Practical = { id, version: before.version + 1, ...written(body, before, await this.apparatusOf(body.lines)) };
      await this.db.change('DELETE FROM practical_line WHERE school_id = (SELECT current_school()) AND practical_id = $1', [id]);
      await this.write(practicalRow(principal.schoolId, after));
      const at = instant(this.clock.nowMs());
      await this.events.record(
        principal,
        { name: 'practical.changed', subjectId: id, payload: { before: nameOf(before), after: nameOf(after) } },
        [PracticalLineRow, lineRows(principal.schoolId, after)],
        [PracticalVersionRow, [{ schoolId: principal.schoolId, practicalId: id, version: before.version, document: before, at }]],
      );
      return after;
    });
  }

  /**
   * Takes an entry out of the library; requisitions keep theirs. Doing it again does nothing.
   * @throws NOT_FOUND
   */
  archive(principal: Principal, id: string): Promise<void> {
    return this.db.transaction(principal.schoolId, async () => {
      const { archived, ...before } = await this.lock(id);
      if (archived) return;
      await this.db.change('UPDATE practical SET archived = true WHERE school_id = (SELECT current_school()) AND id = $1', [id]);
      await this.events.record(principal, { name: 'practical.archived', subjectId: id, payload: { before } });
    });
  }

  private async lock(id: string): Promise<{ version: number; title: string; archived: boolean }> {
    const row = await this.db.one<{ version: number; title: string; archived: boolean }>(
      'SELECT version, title, archived FROM practical WHERE school_id = (SELECT current_school()) AND id = $1 FOR NO KEY UPDATE',
      [id],
    );
    if (!row) throw notFound('practical');
    return row;
  }

  private async apparatusOf(lines: readonly LineBody[] | null | undefined): Promise<NamedApparatus> {
    const ids = apparatusIdsOf(lines ?? []);
    if (ids.length === 0) return new Map();
    const rows = await this.db.query<{ id: string; name: string; location: string }>(
      'SELECT id, name, location FROM apparatus WHERE school_id = (SELECT current_school()) AND id = ANY($1)',
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  private write(row: PracticalRow): Promise<number> {
    return this.db.change(
      `UPDATE practical SET version = $2, title = $3, subject = $4, years = $5, keywords = $6, group_size = $7, demonstration = $8,
         prepare_fixed = $9, prepare_per_set = $10, clear_fixed = $11, clear_per_set = $12, lead_school_days = $13, method = $14, hazards = $15
       WHERE school_id = (SELECT current_school()) AND id = $1`,
      [
        row.id,
        row.version,
        row.title,
        row.subject,
        row.years,
        row.keywords,
        row.groupSize,
        row.demonstration,
        row.prepareFixed,
        row.preparePerSet,
        row.clearFixed,
        row.clearPerSet,
        row.leadSchoolDays,
        row.method,
        JSON.stringify(row.hazards),
      ],
    );
  }
}

function nameOf({ version, title }: Practical): { version: number; title: string } {
  return { version, title };
}

function stale(current: Practical): ProblemError {
  const detail = current.archived
    ? `${current.title} was archived since you read it. Nothing was changed; add it anew if it is needed again.`
    : `${current.title} was changed since you read it. Nothing was changed; look at it as it is now and save again.`;
  return new ProblemError('STALE_VERSION', detail, undefined, { current });
}
