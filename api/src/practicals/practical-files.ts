import { Injectable } from '@nestjs/common';
import { PRACTICAL_LIMITS, type PracticalFile } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { command, Database, is, statement, turnAt } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { isId, newId } from '../core/ids/index.js';
import { notFound, ProblemError } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { PracticalFileRow } from './practical-file.entity.js';
import type { ToldFile } from './read-practical-file.js';

/** Locks a practical ($2) of a school ($1) for a file, with how many it has and how many bytes the school keeps in all. */
export const LOCK_FOR_FILE = statement(
  { files: is.int, schoolBytes: is.number },
  `SELECT (SELECT count(*)::int FROM practical_file f WHERE f.school_id = $1 AND f.practical_id = $2) AS files,
     (SELECT coalesce(sum(f.bytes), 0)::float8 FROM practical_file f WHERE f.school_id = $1) AS "schoolBytes"
   FROM practical p WHERE p.school_id = $1 AND p.id = $2 FOR NO KEY UPDATE OF p`,
);

/** Keeps a file ($2) of a practical ($3): who ($4), when ($5), its name ($6), type ($7), size ($8) and content ($9), which goes as it is. */
export const KEEP_FILE = command(
  `INSERT INTO practical_file (school_id, id, practical_id, person_id, at, name, type, bytes, content)
   SELECT s.school_id, $2::uuid, $3::uuid, $4::uuid, $5::timestamptz, $6::text, $7::text, $8::int, $9::bytea FROM school s WHERE s.school_id = $1`,
);

/** A file ($2) of a school ($1), whole. */
export const CONTENT = statement(
  { name: is.text, type: is.text, content: is.bytes },
  'SELECT name, type, content FROM practical_file WHERE school_id = $1 AND id = $2',
);

/** What is known of a file ($3) of a practical ($2) of a school ($1), locked. */
export const LOCK_FILE = statement(
  { type: is.text, bytes: is.int },
  'SELECT type, bytes FROM practical_file WHERE school_id = $1 AND practical_id = $2 AND id = $3 FOR UPDATE',
);

/** Keeps worksheets and diagrams beside practicals. */
@Injectable()
export class PracticalFiles {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly events: Events,
  ) {}

  /** Keeps a file. @throws NOT_FOUND; FILE_REFUSED where the practical or the school has as many as are kept */
  add(principal: Principal, practicalId: string, { bytes: content, name, type }: ToldFile): Promise<PracticalFile> {
    const { schoolId, personId } = principal;
    return this.db.transaction(schoolId, async () => {
      const turn = turnAt(this.db, `files ${schoolId}`);
      const [, found] = await Promise.all([turn, this.db.one(LOCK_FOR_FILE, [schoolId, practicalId])]);
      if (!found) throw notFound('practical');
      if (found.files >= PRACTICAL_LIMITS.files) throw refused(words.library.files.tooMany(PRACTICAL_LIMITS.files));
      if (found.schoolBytes + content.length > PRACTICAL_LIMITS.schoolFileBytes)
        throw refused(words.library.files.schoolIsFull(PRACTICAL_LIMITS.schoolFileBytes));
      const file = { id: newId(), name, type, bytes: content.length };
      const at = instant(this.clock.nowMs());
      await this.db.change(KEEP_FILE, [schoolId, file.id, practicalId, personId, at, name, type, file.bytes, content]);
      const after = { fileId: file.id, type, bytes: file.bytes };
      await this.events.record(principal, { name: 'practical.file-added', subjectId: practicalId, payload: { after } });
      return file;
    });
  }

  /** Reads a file whole. @throws NOT_FOUND */
  async read(schoolId: string, id: string): Promise<{ name: string; type: string; content: Buffer }> {
    const [file] = await this.db.read(schoolId, CONTENT, [schoolId, id]);
    if (!file) throw notFound('file');
    return file;
  }

  /** Takes a file away for good. @throws NOT_FOUND */
  remove(principal: Principal, practicalId: string, fileId: string): Promise<void> {
    const { schoolId } = principal;
    return this.db.transaction(schoolId, async () => {
      const file = isId(fileId) ? await this.db.one(LOCK_FILE, [schoolId, practicalId, fileId]) : undefined;
      if (!file) throw notFound('file');
      await this.db.delete(PracticalFileRow, { id: fileId });
      const before = { fileId, ...file };
      await this.events.record(principal, { name: 'practical.file-removed', subjectId: practicalId, payload: { before } });
    });
  }
}

function refused(message: string): ProblemError {
  return new ProblemError('FILE_REFUSED', message, [{ field: 'file', code: 'TOO_MANY', message }]);
}
