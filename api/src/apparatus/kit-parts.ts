import { Injectable } from '@nestjs/common';
import type { KitPart } from '@app/shared';
import { command, Database, is, statement } from '../core/database/index.js';
import { isId } from '../core/ids/index.js';
import { invalid, ProblemError, told } from '../core/problems/index.js';
import { ApparatusPartRow } from './apparatus.entity.js';
import type { Description } from './description.js';

/** Of apparatus ($2) of a school ($1): which there are, whether one is a kit, and whether it ($3) is a part of one itself. */
export const KNOWN = statement(
  { id: is.uuid, name: is.text, isKit: is.bool },
  `SELECT a.id, a.name, EXISTS (SELECT FROM apparatus_part p WHERE p.school_id = $1 AND p.kit_id = a.id) AS "isKit"
   FROM apparatus a WHERE a.school_id = $1 AND a.id = ANY($2) ORDER BY a.id`,
);
/** A kit of which an apparatus ($2) of a school ($1) is a part. */
export const KIT_WITH = statement(
  { name: is.text },
  `SELECT k.name FROM apparatus_part p JOIN apparatus k ON k.school_id = $1 AND k.id = p.kit_id
   WHERE p.school_id = $1 AND p.part_id = $2 ORDER BY k.name LIMIT 1`,
);
export const KNOWN_PEOPLE = statement({ id: is.uuid }, 'SELECT id FROM person WHERE school_id = $1 AND id = ANY($2)');

/**
 * Locks an apparatus ($2) of a school ($1) with all whose holds may change with it: the kits that it is a part of and their parts, its own
 * parts, and those that it is to have ($3). In the order in which holds are taken.
 */
export const LOCK_FAMILY = command(`
SELECT FROM apparatus a WHERE a.school_id = $1 AND a.id = ANY($3::uuid[] || $2::uuid || ARRAY(
  SELECT p.part_id FROM apparatus_part p WHERE p.school_id = $1 AND p.kit_id = $2
  UNION SELECT k.kit_id FROM apparatus_part k WHERE k.school_id = $1 AND k.part_id = $2
  UNION SELECT o.part_id FROM apparatus_part k JOIN apparatus_part o ON o.school_id = $1 AND o.kit_id = k.kit_id WHERE k.school_id = $1 AND k.part_id = $2))
ORDER BY a.id FOR NO KEY UPDATE OF a`);

/** Has kits of a school ($1), an apparatus ($2) itself and those that it is a part of, be ready when the slowest of their parts is. */
export const READY_WITH_PARTS = command(`
UPDATE apparatus k SET own_turnaround_minutes = coalesce(k.own_turnaround_minutes, k.turnaround_minutes),
  turnaround_minutes = greatest(coalesce(k.own_turnaround_minutes, k.turnaround_minutes), slowest.minutes)
FROM (SELECT p.kit_id, max(a.turnaround_minutes) AS minutes FROM apparatus_part p JOIN apparatus a ON a.school_id = $1 AND a.id = p.part_id
  WHERE p.school_id = $1 AND (p.kit_id = $2 OR p.kit_id IN (SELECT o.kit_id FROM apparatus_part o WHERE o.school_id = $1 AND o.part_id = $2)) GROUP BY p.kit_id) slowest
WHERE k.school_id = $1 AND k.id = slowest.kit_id`);

/** Whose holds follow an apparatus ($2) of a school ($1) that takes longer to be ready: the kits that it is a part of, and their parts. */
export const KITS_AND_PARTS = statement(
  { id: is.uuid },
  `SELECT k.kit_id AS id FROM apparatus_part k WHERE k.school_id = $1 AND k.part_id = $2
   UNION SELECT o.part_id FROM apparatus_part k JOIN apparatus_part o ON o.school_id = $1 AND o.kit_id = k.kit_id WHERE k.school_id = $1 AND k.part_id = $2`,
);

/** What kits are made of, and what else an apparatus names. */
@Injectable()
export class KitParts {
  constructor(private readonly db: Database) {}

  /** Locks, in the ambient transaction, an apparatus and all whose holds may change with it. */
  async lockFamily(id: string, parts: readonly KitPart[] = []): Promise<void> {
    await this.db.query(LOCK_FAMILY, [this.db.schoolId, id, parts.map(({ apparatusId }) => apparatusId).filter(isId)]);
  }

  /**
   * Refuses what an apparatus names and is not there, and a kit within a kit: so no kit is in itself, and what one holds is looked up once.
   * @throws NOT_FOUND naming the field of an id that the school has not; INVALID naming `parts` or `equivalents`
   */
  async refuseUnlessKnown(id: string, { parts, equivalents, mayUse }: Description): Promise<void> {
    const { schoolId } = this.db;
    const named = [...parts.map(({ apparatusId }) => apparatusId), ...equivalents];
    if (named.length + mayUse.length === 0) return;
    const [known, [kit], people] = await Promise.all([
      this.db.query(KNOWN, [schoolId, named.filter(isId)]),
      this.db.query(KIT_WITH, [schoolId, id]),
      this.db.query(KNOWN_PEOPLE, [schoolId, mayUse.filter(isId)]),
    ]);
    const things = new Map(known.map((one) => [one.id, one]));
    const persons = new Set(people.map((one) => one.id));
    parts.forEach(({ apparatusId }, at) => {
      if (!things.has(apparatusId)) throw unknown(`parts.${at}.apparatusId`, 'apparatus');
      if (apparatusId === id) throw invalid(`parts.${at}.apparatusId`, 'A kit cannot be a part of itself. Nothing was changed.');
      const part = things.get(apparatusId);
      if (part?.isKit)
        throw invalid(
          `parts.${at}.apparatusId`,
          told`${{ name: part.name }} is a kit itself: name its parts instead. Nothing was changed.`,
        );
    });
    if (kit && parts.length > 0)
      throw invalid('parts', told`It is a part of ${{ kit: kit.name }}, so it cannot have parts itself. Nothing was changed.`);
    equivalents.forEach((other, at) => {
      if (!things.has(other)) throw unknown(`equivalents.${at}`, 'apparatus');
      if (other === id) throw invalid(`equivalents.${at}`, 'What can stand in for it is something else. Nothing was changed.');
    });
    mayUse.forEach((person, at) => {
      if (!persons.has(person)) throw unknown(`mayUse.${at}`, 'person');
    });
  }

  /** Writes what a kit is made of from now on, and that it, or kits that it is a part of, are ready when their slowest part is. */
  async write(id: string, before: readonly KitPart[], after: readonly KitPart[]): Promise<void> {
    const { schoolId } = this.db;
    if (!isSame(before, after)) {
      await this.db.delete(ApparatusPartRow, { kitId: id });
      const rows = after.map(({ apparatusId: partId, quantity }) => ({ schoolId, kitId: id, partId, quantity }));
      await this.db.insert([ApparatusPartRow, rows]);
    }
    await this.db.change(READY_WITH_PARTS, [schoolId, id]);
  }

  /** Lists the kits that an apparatus is a part of, and all their parts. */
  async kitsAndParts(id: string): Promise<string[]> {
    return (await this.db.query(KITS_AND_PARTS, [this.db.schoolId, id])).map((one) => one.id);
  }
}

/** Whether two lists of parts are the same kit. */
export function isSame(one: readonly KitPart[], other: readonly KitPart[]): boolean {
  const counts = new Map(one.map(({ apparatusId, quantity }) => [apparatusId, quantity]));
  return one.length === other.length && other.every(({ apparatusId, quantity }) => counts.get(apparatusId) === quantity);
}

function unknown(field: string, what: string): ProblemError {
  const message = `There is no such ${what}, or you may not see it. Nothing was changed.`;
  return new ProblemError('NOT_FOUND', message, [{ field, code: 'unknown', message }]);
}
