import { Injectable } from '@nestjs/common';
import type { LineBody, RequisitionAsk } from '@app/shared';
import { Database, is, statement } from '../core/database/index.js';
import { SAME_POINT } from '../practicals/index.js';
import type { Assessment } from './assessment.js';

/** So many things are tried in place of others for one request at most: somebody is typing. */
const MOST_TRIED = 3;

/** What can stand in for apparatus ($2) of a school ($1), in the order in which that was said. */
export const EQUIVALENTS = statement(
  { apparatusId: is.uuid, name: is.text, insteadId: is.uuid, instead: is.text },
  `SELECT a.id AS "apparatusId", a.name, e.id AS "insteadId", e.name AS instead
   FROM apparatus a CROSS JOIN LATERAL unnest(a.equivalents) WITH ORDINALITY AS said(id, place) 
     CROSS JOIN LATERAL (SELECT i.id, i.name FROM apparatus i WHERE i.school_id = $1 AND i.id = said.id AND NOT i.archived LIMIT 1) e
   WHERE a.school_id = $1 AND a.id = ANY($2) ORDER BY a.id, said.place`,
);

/** A request with one thing in place of another of which there is not enough. */
export interface Replacing {
  name: string;
  instead: string;
  lines: LineBody[];
}

/** Finds what could be asked for in place of what is short. */
@Injectable()
export class Equivalents {
  constructor(private readonly db: Database) {}

  /** Makes the lines of a request with other things in place of what is short; none where nothing is, or nothing can stand in for it. */
  async inPlaceOfShort({ asking, plan, shortages }: Assessment): Promise<Replacing[]> {
    if (shortages.length === 0) return [];
    const short = shortages.map(({ apparatusId }) => apparatusId);
    const found = await this.db.query(EQUIVALENTS, [asking.principal.schoolId, short]);
    return found.slice(0, MOST_TRIED).map(({ apparatusId, name, insteadId, instead }) => ({
      name,
      instead,
      lines: plan.lines.map((line) => saidOf(line, line.apparatusId === apparatusId ? insteadId : line.apparatusId)),
    }));
  }

  /** Names practicals that serve the same point of the curriculum as the one asked for; none where its kit or its title is the teacher's own. */
  async ofSamePoint({ asking, ask }: Assessment): Promise<{ id: string; title: string }[]> {
    if (ask.practicalId == null || ask.lines != null || ask.title != null) return [];
    return (await this.db.query(SAME_POINT, [asking.principal.schoolId, ask.practicalId])).slice(0, MOST_TRIED);
  }
}

/** What a line of a plan says, as it is asked for; what is not said is left out. */
function saidOf(line: Assessment['plan']['lines'][number], apparatusId: string | null): NonNullable<RequisitionAsk['lines']>[number] {
  const { name, kind, perClass, perSet, perPupil, spare, unit, concentration, concentrationText, roundTo, overage } = line;
  const named = apparatusId === null ? { name, kind } : { apparatusId };
  const said = { ...named, perClass, perSet, perPupil, spare, unit, concentration, concentrationText, roundTo, overage };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null && value !== 0));
}
