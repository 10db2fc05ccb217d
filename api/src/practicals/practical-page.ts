import { Injectable } from '@nestjs/common';
import { type LibraryPractical, may, medianEstimate, type Practical } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { notFound } from '../core/problems/index.js';
import { KnownSubstances } from '../substances/index.js';
import { DOCUMENT } from './practicals.queries.js';
import { SAME_POINT } from './same-point.js';

/** What people wrote to a practical ($2) of a school ($1), the newest first. */
export const NOTES = statement(
  { id: is.uuid, at: is.instant, by: is.json<{ id: string; code: string; name: string }>(), text: is.text },
  `SELECT n.id, n.at, jsonb_build_object('id', w.id, 'code', w.code, 'name', w.name) AS by, n.text
   FROM practical_note n JOIN person w ON w.school_id = $1 AND w.id = n.person_id
   WHERE n.school_id = $1 AND n.practical_id = $2 ORDER BY n.place DESC`,
);

/** The files of a practical ($2) of a school ($1), the first first. */
export const FILES = statement(
  { id: is.uuid, name: is.text, type: is.text, bytes: is.int },
  'SELECT id, name, type, bytes FROM practical_file WHERE school_id = $1 AND practical_id = $2 ORDER BY place',
);

const MADE = `q.school_id = $1 AND q.practical_id = $2 AND q.status IN ('delivered', 'collected', 'cleared')`;
const MOST_USES = 20;

/** For which lessons a practical ($2) of a school ($1) was made and used, the last ones first. */
export const USED_BY = statement(
  {
    requisitionId: is.uuid,
    date: is.date,
    group: is.json<LibraryPractical['usedBy'][0]['group']>(),
    teacher: is.json<{ id: string; code: string; name: string }>(),
    colleagues: is.uuids,
  },
  `SELECT q.id AS "requisitionId", q.date, jsonb_build_object('id', g.id, 'code', g.code, 'year', g.year, 'pupils', g.pupils) AS group,
     jsonb_build_object('id', w.id, 'code', w.code, 'name', w.name) AS teacher,
     ARRAY(SELECT t.teacher_id FROM entry_teacher t WHERE t.school_id = $1 AND t.entry_id = q.entry_id) AS colleagues
   FROM (SELECT * FROM requisition q WHERE ${MADE} AND coalesce(q.outcome, '') NOT IN ('not-used', 'never-made')
     ORDER BY q.date DESC, q.starts_at DESC LIMIT ${MOST_USES}) q
   JOIN teaching_group g ON g.school_id = $1 AND g.id = q.group_id
   JOIN person w ON w.school_id = $1 AND w.id = q.teacher_id
   ORDER BY q.date DESC, q.starts_at DESC`,
);

/** So many requests are looked at, the last ones; below this share, or in one request alone, it is no habit. */
const LOOKED_AT = 100;
const LEAST = { share: 0.2, requests: 2, told: 10 };

/** What was asked for together with a practical ($2) of a school ($1) and is not on its list. */
export const ALSO_NEEDED = statement(
  { apparatusId: is.uuid.orNull, name: is.text, share: is.number },
  `WITH asked AS MATERIALIZED (
     SELECT q.id FROM requisition q
     WHERE q.school_id = $1 AND q.practical_id = $2 AND q.status NOT IN ('draft', 'cancelled', 'declined') ORDER BY q.date DESC LIMIT ${LOOKED_AT}
   )
   SELECT l.apparatus_id AS "apparatusId", max(coalesce(a.name, l.name)) AS name,
     round(count(DISTINCT l.requisition_id)::numeric / (SELECT count(*) FROM asked), 2)::float8 AS share
   FROM asked JOIN requisition_line l ON l.school_id = $1 AND l.requisition_id = asked.id
   LEFT JOIN apparatus a ON a.school_id = $1 AND a.id = l.apparatus_id
   WHERE NOT EXISTS (SELECT FROM practical_line p WHERE p.school_id = $1 AND p.practical_id = $2
     AND (p.apparatus_id = l.apparatus_id OR (l.apparatus_id IS NULL AND lower(p.name) = lower(l.name))))
   GROUP BY l.apparatus_id, CASE WHEN l.apparatus_id IS NULL THEN lower(l.name) END
   HAVING count(DISTINCT l.requisition_id) >= ${LEAST.requests} AND count(DISTINCT l.requisition_id) >= ${LEAST.share} * (SELECT count(*) FROM asked)
   ORDER BY share DESC, name LIMIT ${LEAST.told}`,
);

/** The minutes that preparing and clearing a practical ($2) of a school ($1) really took, the last times it was made. */
export const TOOK = statement(
  { kind: is.text, minutes: is.ints },
  `SELECT k.kind, array_agg(k.actual_minutes) AS minutes
   FROM (SELECT q.id FROM requisition q WHERE ${MADE} ORDER BY q.date DESC LIMIT ${LOOKED_AT}) q
   JOIN task k ON k.school_id = $1 AND k.requisition_id = q.id
   WHERE k.kind IN ('prepare', 'clear') AND k.actual_minutes IS NOT NULL GROUP BY k.kind`,
);

/** A practical as its page shows it. */
@Injectable()
export class PracticalPage {
  constructor(
    private readonly db: Database,
    private readonly substances: KnownSubstances,
  ) {}

  /** Reads a practical, archived or not, with what belongs to its page, in one round trip. @throws NOT_FOUND */
  async show(principal: Principal, id: string): Promise<LibraryPractical> {
    const { schoolId } = principal;
    const [[row], notes, files, usedBy, alsoNeeded, took, standIns] = await this.db.readTogether(schoolId, () =>
      Promise.all([
        this.db.query(DOCUMENT, [schoolId, id]),
        this.db.query(NOTES, [schoolId, id]),
        this.db.query(FILES, [schoolId, id]),
        this.db.query(USED_BY, [schoolId, id]),
        this.db.query(ALSO_NEEDED, [schoolId, id]),
        this.db.query(TOOK, [schoolId, id]),
        this.db.query(SAME_POINT, [schoolId, id]),
      ]),
    );
    if (!row) throw notFound('practical');
    const tookOf = (kind: string) => medianEstimate(took.find((one) => one.kind === kind)?.minutes ?? []);
    return {
      ...(await this.described(principal, row.document)),
      notes: notes.map(({ at, ...note }) => ({ ...note, at: instant(at) })),
      files,
      alsoNeeded,
      standIns,
      usedBy: usedBy.map(({ colleagues, teacher, ...use }) => ({
        ...use,
        teacher: may(principal, 'requisition.see', { personId: teacher.id, colleagues }) ? teacher : null,
      })),
      measured: { prepare: tookOf('prepare'), clear: tookOf('clear') },
    };
  }

  /** Adds what is known of its chemicals at their strengths. How much is needed, and so made up, is known for a class alone. */
  private async described(principal: Principal, practical: Practical): Promise<Practical & Pick<LibraryPractical, 'shelf'>> {
    const { describe, find } = await this.substances.of(principal);
    const chemicals = practical.lines.flatMap(({ kind, name }) => (kind === 'chemical' ? (find(name) ?? []) : []));
    const shelf = [...new Set(chemicals)].map(({ id, name, formula, molarMass, state, stockStrength }) => {
      return { substanceId: id, name, formula, molarMass, state, stockStrength };
    });
    return { ...practical, lines: practical.lines.map((line) => describe(line, 0)), shelf };
  }
}
