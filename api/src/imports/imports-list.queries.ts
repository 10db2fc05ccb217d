import { Injectable } from '@nestjs/common';
import type { ImportsQuery, ImportTaken } from '@app/shared';
import { instant } from '../core/clock/index.js';
import { type Answered, Database, is, statement } from '../core/database/index.js';
import { cursorOf, limitOf, type Page, page } from '../core/http/index.js';
import { notFound } from '../core/problems/index.js';
import type { GroupChange, ImportCounts, ImportEntryRow, MadeIds } from './import.entity.js';

const imports = (which: string) =>
  statement(
    {
      id: is.uuid,
      at: is.instant,
      byId: is.uuid,
      byName: is.text,
      file: is.text,
      kind: is.text.as<ImportTaken['kind']>(),
      from: is.date,
      counts: is.json<ImportCounts>(),
      undoneAt: is.instant.orNull,
      undoneBy: is.text.orNull,
      later: is.json<{ id: string; file: string; at: string }>().orNull,
    },
    `SELECT i.id, i.at, p.id AS "byId", p.name AS "byName", i.file, i.kind, i.first_day AS "from", i.counts, i.undone_at AS "undoneAt",
       u.name AS "undoneBy",
       (SELECT json_build_object('id', l.id, 'file', l.file, 'at', l.at) FROM import l
        WHERE l.school_id = $1 AND l.place > i.place AND l.undone_at IS NULL AND EXISTS (
          SELECT FROM import_entry mine JOIN import_entry theirs
            ON theirs.school_id = $1 AND theirs.entry_id = mine.entry_id AND theirs.import_id = l.id
          WHERE mine.school_id = $1 AND mine.import_id = i.id)
        ORDER BY l.place DESC LIMIT 1) AS later
     FROM import i
     JOIN person p ON p.school_id = $1 AND p.id = i.person_id
     LEFT JOIN person u ON u.school_id = $1 AND u.id = i.undone_by
     WHERE i.school_id = $1 AND ${which}`,
  );

/** $2 the last import of the page before, or null; $3 most rows. */
export const IMPORTS = imports(
  '($2::uuid IS NULL OR i.place < (SELECT c.place FROM import c WHERE c.school_id = $1 AND c.id = $2)) ORDER BY i.place DESC LIMIT $3',
);
export const HOW_MANY_IMPORTS = statement({ count: is.int }, 'SELECT count(*)::int AS count FROM import WHERE school_id = $1');
export const ONE_IMPORT = imports('i.id = $2');

export const IMPORT_DONE = statement(
  { counts: is.json<ImportCounts>(), made: is.json<MadeIds>(), groupsChanged: is.json<GroupChange[]>() },
  'SELECT counts, made, groups_changed AS "groupsChanged" FROM import WHERE school_id = $1 AND id = $2',
);
export const ENTRIES_DONE = statement(
  {
    entryId: is.uuid,
    did: is.text.as<ImportEntryRow['did']>(),
    before: is.json<NonNullable<ImportEntryRow['before']>>().orNull,
    lesson: is.uuid.orNull,
  },
  'SELECT entry_id AS "entryId", did, before, lesson FROM import_entry WHERE school_id = $1 AND import_id = $2 ORDER BY entry_id',
);

/** What an import did, as it takes to take it back. */
export type ImportDone = Answered<typeof IMPORT_DONE> & { entries: Answered<typeof ENTRIES_DONE>[] };

/** Reads what was taken in. `later` is the newest import since then, not taken back itself, that changed some of the same lessons. */
@Injectable()
export class ImportsListQueries {
  constructor(private readonly db: Database) {}

  /** Lists the imports of a school, the newest first, and says of how many. @throws INVALID naming `cursor` or `limit` */
  async list(schoolId: string, query: ImportsQuery): Promise<Page<ImportTaken>> {
    const limit = limitOf(query.limit);
    const [last] = cursorOf(query.cursor, ['id']) ?? [null];
    const [rows, [counted]] = await Promise.all([
      this.db.read(schoolId, IMPORTS, [schoolId, last, limit + 1]),
      this.db.read(schoolId, HOW_MANY_IMPORTS, [schoolId]),
    ]);
    return { ...page(rows, limit, takenOf, ({ id }) => [id]), total: counted?.count ?? 0 };
  }

  /** One import; in a transaction it is read there. */
  async one(schoolId: string, id: string): Promise<ImportTaken | null> {
    const [row] = await this.db.read(schoolId, ONE_IMPORT, [schoolId, id]);
    return row ? takenOf(row) : null;
  }

  /** What an import did, in the ambient transaction. @throws NOT_FOUND */
  async done(schoolId: string, id: string): Promise<ImportDone> {
    const [row, entries] = await Promise.all([this.db.one(IMPORT_DONE, [schoolId, id]), this.db.query(ENTRIES_DONE, [schoolId, id])]);
    if (!row) throw notFound('import');
    return { ...row, entries };
  }
}

function takenOf({ byId, byName, at, counts, undoneAt, undoneBy, later, ...row }: Answered<typeof IMPORTS>): ImportTaken {
  const { created, updated, removed, rejected } = counts;
  return {
    ...row,
    ...{ created, updated, removed, rejected },
    at: instant(at),
    by: { id: byId, name: byName },
    undone: undoneAt === null ? null : { at: instant(undoneAt), by: undoneBy ?? '' },
    canUndo: undoneAt === null && later === null,
    later: later === null ? null : { ...later, at: Temporal.Instant.from(later.at).toString() },
  };
}
