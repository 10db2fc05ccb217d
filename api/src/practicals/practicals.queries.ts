import { Injectable } from '@nestjs/common';
import { oneSpelling, type Practical, type PracticalQuery, type PracticalSummary } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { cursorOf, limitOf, type Page, page, totalOf } from '../core/http/index.js';
import { invalid, notFound } from '../core/problems/index.js';
import { KnownSubstances } from '../substances/index.js';
import { type Found, SEARCH } from './search.statement.js';

/** A practical p of a school ($1) as one document. */
export const DOCUMENT_OF = `jsonb_build_object('id', p.id, 'version', p.version, 'title', p.title, 'subject', p.subject, 'years', p.years, 'keywords', p.keywords,
  'groupSize', p.group_size, 'demonstration', p.demonstration,
  'prepare', CASE WHEN coalesce(p.prepare_fixed, p.prepare_per_set) IS NULL THEN NULL
    ELSE jsonb_build_object('fixed', coalesce(p.prepare_fixed, 0), 'perSet', coalesce(p.prepare_per_set, 0)) END,
  'clear', CASE WHEN coalesce(p.clear_fixed, p.clear_per_set) IS NULL THEN NULL
    ELSE jsonb_build_object('fixed', coalesce(p.clear_fixed, 0), 'perSet', coalesce(p.clear_per_set, 0)) END,
  'leadSchoolDays', p.lead_school_days, 'method', p.method, 'hazards', p.hazards, 'archived', p.archived,
  'lines', (
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'apparatusId', l.apparatus_id, 'name', coalesce(a.name, l.name), 'kind', l.kind,
      'perClass', l.per_class, 'perSet', l.per_set, 'perPupil', l.per_pupil, 'spare', l.spare, 'unit', l.unit,
      'concentration', l.concentration, 'concentrationText', l.concentration_text, 'roundTo', l.round_to, 'overage', l.overage,
      'location', a.location, 'pictograms', l.pictograms, 'statements', l.statements, 'needed', 0, 'short', 0) ORDER BY l.position), '[]')
    FROM practical_line l LEFT JOIN apparatus a ON a.school_id = $1 AND a.id = l.apparatus_id
    WHERE l.school_id = $1 AND l.practical_id = p.id))`;

export const DOCUMENT = statement(
  { document: is.json<Practical>() },
  `SELECT ${DOCUMENT_OF} AS document FROM practical p WHERE p.school_id = $1 AND p.id = $2`,
);

/** What the screens of the library read, each in one statement. */
@Injectable()
export class PracticalsQueries {
  constructor(
    private readonly db: Database,
    private readonly substances: KnownSubstances,
  ) {}

  /**
   * Library entries in order of fit.
   * @throws INVALID for a year, limit or cursor that is none
   */
  async search(schoolId: string, query: PracticalQuery): Promise<Page<PracticalSummary>> {
    const limit = limitOf(query.limit);
    const year = yearOf(query.year);
    const after = cursorOf(query.cursor, ['place', 'text', 'id']);
    const words = wordsOf(query.q ?? '');
    if (words.length === 0 && query.q?.trim()) return { items: [], total: 0 };
    const rows = await this.db.read(schoolId, SEARCH, [
      schoolId,
      words,
      words.join(' '),
      query.subject?.trim() || null,
      year,
      ...(after ?? [null, null, null]),
      limit + 1,
    ]);
    return { ...page(rows, limit, toSummary, ({ fit, sort, id }) => [String(fit), sort, id]), ...totalOf(rows, after) };
  }

  /**
   * An entry with its kit list, archived or not. Inside a transaction it reads there.
   * @throws NOT_FOUND
   */
  async one(schoolId: string, id: string): Promise<Practical> {
    const [row] = await this.db.read(schoolId, DOCUMENT, [schoolId, id]);
    if (!row) throw notFound('practical');
    return row.document;
  }

  /** The same for a person to read, with what is known of its chemicals. @throws NOT_FOUND */
  async show(principal: Principal, id: string): Promise<Practical> {
    return this.described(principal, await this.one(principal.schoolId, id));
  }

  /** Adds to the lines of an entry what is known of their chemicals at their strengths. How much is needed, and so made up, is not known yet. */
  async described(principal: Principal, practical: Practical): Promise<Practical> {
    const { describe } = await this.substances.of(principal);
    return { ...practical, lines: practical.lines.map((line) => describe(line, 0)) };
  }
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map(oneSpelling);
}

function yearOf(text: string | undefined): number | null {
  if (text === undefined || text === '') return null;
  const year = Number(text);
  if (!Number.isInteger(year) || year < 1 || year > 14) throw invalid('year', 'year must be a whole number from 1 to 14');
  return year;
}

function toSummary({ id, version, title, subject, years, groupSize, demonstration, leadSchoolDays }: Found): PracticalSummary {
  return { id, version, title, subject, years, groupSize, demonstration, leadSchoolDays };
}
