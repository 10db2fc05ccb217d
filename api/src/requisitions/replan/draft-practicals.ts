import { Injectable } from '@nestjs/common';
import { command, Database, is, statement } from '../../core/database/index.js';

/** The drafts of a practical ($2) of a school ($1) that were begun with an older version: its title and group size, where nobody typed another. */
export const DRAFTS = statement(
  { id: is.uuid },
  `UPDATE requisition q SET practical_version = p.version, version = q.version + 1,
     title = CASE WHEN q.title = v.document ->> 'title' THEN p.title ELSE q.title END,
     group_size = CASE WHEN q.group_size = (v.document ->> 'groupSize')::int THEN p.group_size ELSE q.group_size END
   FROM practical p, practical_version v
   WHERE q.school_id = $1 AND q.practical_id = $2 AND q.status = 'draft' AND p.school_id = $1 AND p.id = $2 AND p.version <> q.practical_version
     AND v.school_id = $1 AND v.practical_id = $2 AND v.version = q.practical_version
   RETURNING q.id`,
);
const OF_LIBRARY = 'q.school_id = $1 AND q.id = ANY($2) AND NOT q.own_lines';
export const DROP_LINES = command(
  `DELETE FROM requisition_line l USING requisition q WHERE l.school_id = $1 AND q.id = l.requisition_id AND ${OF_LIBRARY}`,
);
/** How much of each is worked out with the rest of the draft. */
export const ADD_LINES = command(
  `INSERT INTO requisition_line (school_id, id, requisition_id, position, apparatus_id, kind, name, per_class, per_set, per_pupil, spare, unit, concentration,
     concentration_text, round_to, overage, pictograms, statements, needed)
   SELECT q.school_id, uuidv7(), q.id, l.position, l.apparatus_id, l.kind, coalesce(a.name, l.name), l.per_class, l.per_set, l.per_pupil, l.spare, l.unit, l.concentration,
     l.concentration_text, l.round_to, l.overage, l.pictograms, l.statements, 0
   FROM requisition q JOIN practical_line l ON l.school_id = $1 AND l.practical_id = q.practical_id
     LEFT JOIN apparatus a ON a.school_id = $1 AND a.id = l.apparatus_id
   WHERE ${OF_LIBRARY}`,
);

/** Has drafts follow the library: what was sent keeps the version that it was sent with. */
@Injectable()
export class DraftPracticals {
  constructor(private readonly db: Database) {}

  /** Brings the drafts of a practical to its newest version, in the ambient transaction; answers their ids, to be worked out again. */
  async follow(practicalId: string): Promise<string[]> {
    const { schoolId } = this.db;
    const ids = (await this.db.query(DRAFTS, [schoolId, practicalId])).map(({ id }) => id);
    if (ids.length > 0) await Promise.all([DROP_LINES, ADD_LINES].map((statement) => this.db.change(statement, [schoolId, ids])));
    return ids;
  }
}
