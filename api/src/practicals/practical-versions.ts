import { Injectable } from '@nestjs/common';
import { fieldsThatDiffer, type Practical, type PracticalVersion } from '@app/shared';
import { instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { notFound } from '../core/problems/index.js';
import { DOCUMENT } from './practicals.queries.js';

/** Versions that a practical ($2) of a school ($1) had, the newest first, with when each ended. */
export const EARLIER = statement(
  { version: is.int, document: is.json<Practical>(), until: is.instant },
  `SELECT v.version, v.document, v.at AS until FROM practical_version v
   WHERE v.school_id = $1 AND v.practical_id = $2 ORDER BY v.version DESC LIMIT 100`,
);

/** Who made a practical ($2) of a school ($1) what it is, by version. */
export const MADE_BY = statement(
  { version: is.int, at: is.instant, by: is.json<{ id: string; code: string; name: string }>().orNull },
  `SELECT (e.payload -> 'after' ->> 'version')::int AS version, e.at,
     CASE WHEN w.id IS NOT NULL THEN jsonb_build_object('id', w.id, 'code', w.code, 'name', w.name) END AS by
   FROM event e LEFT JOIN person w ON w.school_id = $1 AND w.id = e.person_id
   WHERE e.school_id = $1 AND e.subject_id = $2 AND e.name IN ('practical.added', 'practical.changed')`,
);

/** What a practical was, version by version. */
@Injectable()
export class PracticalVersions {
  constructor(private readonly db: Database) {}

  /** Lists the versions of a practical, the newest first, each with what differs from the one before; the last 101 of them. @throws NOT_FOUND */
  async list(schoolId: string, id: string): Promise<PracticalVersion[]> {
    const [[row], earlier, made] = await this.db.readTogether(schoolId, () =>
      Promise.all([
        this.db.query(DOCUMENT, [schoolId, id]),
        this.db.query(EARLIER, [schoolId, id]),
        this.db.query(MADE_BY, [schoolId, id]),
      ]),
    );
    if (!row) throw notFound('practical');
    const all = [{ version: row.document.version, document: row.document, until: null }, ...earlier];
    const by = new Map(made.map((one) => [one.version, one]));
    return all.map(({ version, document, until }, at) => {
      const before = all[at + 1]?.document;
      const maker = by.get(version);
      return {
        version,
        from: maker ? instant(maker.at) : null,
        until: until === null ? null : instant(until),
        by: maker?.by ?? null,
        differs: before ? fieldsThatDiffer(before, document) : [],
        practical: wholeOf(document),
      };
    });
  }
}

/** A version that was kept before there were these fields. */
function wholeOf(document: Practical): Practical {
  return {
    ...document,
    clearAway: document.clearAway ?? null,
    needs: document.needs ?? [],
    required: document.required ?? null,
    serves: document.serves ?? null,
    specialism: document.specialism ?? null,
  };
}
