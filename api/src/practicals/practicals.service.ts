import { Injectable } from '@nestjs/common';
import { kitStemsOf, type LineBody, type Practical, type PracticalBody, type PracticalChange } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { newId } from '../core/ids/index.js';
import { notFound, ProblemError } from '../core/problems/index.js';
import { Undos } from '../core/undo/index.js';
import { raiseRulesVersion } from '../school/index.js';
import { NamedStock } from '../stock/index.js';
import { apparatusIdsOf, BLANK, lineRows, type NamedApparatus, practicalRow, normalise } from './practical-document.js';
import { PracticalLineRow } from './practical-line.entity.js';
import { PracticalVersionRow } from './practical-version.entity.js';
import { PracticalRow } from './practical.entity.js';
import { PracticalsQueries } from './practicals.queries.js';

export const LOCK_PRACTICAL = statement(
  { version: is.int, title: is.text, archived: is.bool },
  'SELECT version, title, archived FROM practical WHERE school_id = $1 AND id = $2 FOR NO KEY UPDATE',
);
/** The apparatus of a school ($1) that a kit list names by id ($2) or may mean by words: a part of its name ($3) is in theirs. */
export const APPARATUS_NAMED = statement(
  { id: is.uuid, name: is.text, aliases: is.texts, location: is.text },
  `SELECT a.id, a.name, a.aliases, a.location FROM apparatus a WHERE a.school_id = $1 AND (a.id = ANY($2) OR NOT a.archived AND EXISTS (SELECT FROM unnest($3::text[]) stem
     WHERE strpos(lower(a.name), stem) > 0 OR strpos(lower(array_to_string(a.aliases, ' ')), stem) > 0))`,
);

/** Writes the library. */
@Injectable()
export class PracticalsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly queries: PracticalsQueries,
    private readonly events: Events,
    private readonly undos: Undos,
    private readonly stock: NamedStock,
  ) {}

  /** @throws NOT_FOUND or INVALID naming a line */
  add(principal: Principal, sent: PracticalBody): Promise<Practical> {
    return this.db.transaction(principal.schoolId, async () => {
      const body = await this.withStock(principal.schoolId, sent);
      const described = normalise(body, BLANK, await this.apparatusOf(principal.schoolId, body.lines));
      return this.keepNew(principal, { id: newId(), version: 1, ...described });
    });
  }

  /** Keeps an entry that is made already, in the ambient transaction, to be taken back by itself. */
  async keepNew(principal: Principal, practical: Practical): Promise<Practical> {
    await this.write(principal, practical);
    this.undos.keep(principal);
    return practical;
  }

  /** Writes an entry that is made already, in the ambient transaction. */
  async write(principal: Principal, practical: Practical): Promise<Practical> {
    await this.events.record(
      principal,
      { name: 'practical.added', subjectId: practical.id, payload: { after: nameOf(practical) } },
      [PracticalRow, [practicalRow(principal.schoolId, practical)]],
      [PracticalLineRow, lineRows(principal.schoolId, practical)],
    );
    return practical;
  }

  /**
   * Makes a new version; the one before is kept whole, and requisitions keep the lines that they were made with.
   * @throws NOT_FOUND; STALE_VERSION with `current`; INVALID naming a line
   */
  change(principal: Principal, id: string, sent: PracticalChange): Promise<Practical> {
    return this.db.transaction(principal.schoolId, async () => {
      const body = await this.withStock(principal.schoolId, sent);
      const before = await this.forChange(principal.schoolId, id);
      if (before.version !== body.version || before.archived) throw stale(before);
      const described = normalise(body, before, await this.apparatusOf(principal.schoolId, body.lines));
      const after = await this.keepVersion(principal, before, described);
      this.undos.keep(principal, new Map([[id, { kept: before }]]));
      return after;
    });
  }

  /** Locks an entry for a new version of it, and reads it, in the ambient transaction. @throws NOT_FOUND */
  async forChange(schoolId: string, id: string): Promise<Practical> {
    // a draft that is kept meanwhile is of the one version or follows to the other
    await raiseRulesVersion(this.db, schoolId);
    await this.lock(schoolId, id);
    return this.queries.one(schoolId, id);
  }

  /** Keeps what an entry under lock is from now on as its next version, in the ambient transaction. */
  async keepVersion(principal: Principal, before: Practical, described: Omit<Practical, 'id' | 'version'>): Promise<Practical> {
    const { id } = before;
    const { schoolId } = principal;
    const after: Practical = { ...described, id, version: before.version + 1 };
    await this.db.delete(PracticalLineRow, { practicalId: id });
    await this.rewrite(practicalRow(schoolId, after));
    const at = instant(this.clock.nowMs());
    await this.events.record(
      principal,
      { name: 'practical.changed', subjectId: id, payload: { before: nameOf(before), after: nameOf(after) } },
      [PracticalLineRow, lineRows(schoolId, after)],
      [PracticalVersionRow, [{ schoolId, practicalId: id, version: before.version, document: before, at }]],
    );
    return after;
  }

  /**
   * Takes an entry out of the library; requisitions keep theirs. Doing it again does nothing.
   * @throws NOT_FOUND
   */
  archive(principal: Principal, id: string): Promise<void> {
    return this.db.transaction(principal.schoolId, async () => {
      const { archived, ...before } = await this.lock(principal.schoolId, id);
      if (archived) return;
      await this.db.update(PracticalRow, { id }, { archived: true });
      await this.events.record(principal, { name: 'practical.archived', subjectId: id, payload: { before } });
      this.undos.keep(principal);
    });
  }

  /**
   * Brings an entry that was archived back into the library, as it was. Doing it again does nothing.
   * @throws NOT_FOUND
   */
  restore(principal: Principal, id: string): Promise<void> {
    return this.db.transaction(principal.schoolId, async () => {
      const { archived, ...after } = await this.lock(principal.schoolId, id);
      if (!archived) return;
      await this.db.update(PracticalRow, { id }, { archived: false });
      await this.events.record(principal, { name: 'practical.restored', subjectId: id, payload: { after } });
      this.undos.keep(principal);
    });
  }

  private async lock(schoolId: string, id: string): Promise<{ version: number; title: string; archived: boolean }> {
    const row = await this.db.one(LOCK_PRACTICAL, [schoolId, id]);
    if (!row) throw notFound('practical');
    return row;
  }

  /** The body with its lines that name a stock completed by it. */
  private async withStock<Body extends PracticalBody | PracticalChange>(schoolId: string, body: Body): Promise<Body> {
    return body.lines ? { ...body, lines: await this.stock.complete(schoolId, body.lines) } : body;
  }

  /** The apparatus of a school that kit lists name, or may mean by words. */
  async apparatusOf(schoolId: string, lines: readonly LineBody[] | null | undefined): Promise<NamedApparatus> {
    const ids = apparatusIdsOf(lines ?? []);
    const stems = kitStemsOf(lines ?? []);
    if (ids.length === 0 && stems.length === 0) return new Map();
    const rows = await this.db.query(APPARATUS_NAMED, [schoolId, ids, stems]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  private rewrite({ schoolId: _schoolId, id, archived: _archived, ...described }: PracticalRow): Promise<number> {
    return this.db.update(PracticalRow, { id }, described);
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
