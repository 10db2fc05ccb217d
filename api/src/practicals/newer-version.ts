import { Injectable } from '@nestjs/common';
import { type ComparedVersion, differingFields, type VersionedField } from '@app/shared';
import { Database, is, statement } from '../core/database/index.js';
import { DOCUMENT_OF } from './practicals.queries.js';

/** The practical ($2) of a school ($1) as it is now, beside the version ($3) that is compared, and since when it is so. */
export const NEWER = statement(
  { version: is.int, since: is.instant, before: is.json<ComparedVersion>(), after: is.json<ComparedVersion>() },
  `
SELECT p.version, w.at AS since, v.document AS before, ${DOCUMENT_OF} AS after
FROM practical p
JOIN practical_version v ON v.school_id = $1 AND v.practical_id = p.id AND v.version = $3
JOIN practical_version w ON w.school_id = $1 AND w.practical_id = p.id AND w.version = p.version - 1
WHERE p.school_id = $1 AND p.id = $2 AND p.version > $3 AND NOT p.archived`,
);

/** A version of a practical that came after another: its number, since when it is there (epoch ms), and what differs. */
export interface Newer {
  version: number;
  sinceMs: number;
  differs: VersionedField[];
}

/** Compares versions of a practical. */
@Injectable()
export class NewerVersions {
  constructor(private readonly db: Database) {}

  /** Finds the newest version after `version`; null where there is none, or where nothing differs that a request is made of. */
  async after(schoolId: string, practicalId: string, version: number): Promise<Newer | null> {
    const [found] = await this.db.read(schoolId, NEWER, [schoolId, practicalId, version]);
    if (!found) return null;
    const differs = differingFields(found.before, found.after);
    return differs.length > 0 ? { version: found.version, sinceMs: found.since, differs } : null;
  }
}
