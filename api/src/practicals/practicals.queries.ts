import { Injectable } from '@nestjs/common';
import {
  oneSpelling,
  type Practical,
  type PracticalFacets,
  type PracticalList,
  type PracticalQuery,
  type PracticalSummary,
} from '@app/shared';
import { Database, is, statement } from '../core/database/index.js';
import { cursorOf, limitOf, page } from '../core/http/index.js';
import { invalid, notFound } from '../core/problems/index.js';
import { ARCHIVED, type Found, NEARLY, OF_STEP, SEARCH } from './search.statement.js';

/** A practical p of a school ($1) as one document. */
export const DOCUMENT_OF = `jsonb_build_object('id', p.id, 'version', p.version, 'title', p.title, 'subject', p.subject, 'years', p.years, 'keywords', p.keywords,
  'groupSize', p.group_size, 'demonstration', p.demonstration,
  'prepare', CASE WHEN coalesce(p.prepare_fixed, p.prepare_per_set) IS NULL THEN NULL
    ELSE jsonb_build_object('fixed', coalesce(p.prepare_fixed, 0), 'perSet', coalesce(p.prepare_per_set, 0)) END,
  'clear', CASE WHEN coalesce(p.clear_fixed, p.clear_per_set) IS NULL THEN NULL
    ELSE jsonb_build_object('fixed', coalesce(p.clear_fixed, 0), 'perSet', coalesce(p.clear_per_set, 0)) END,
  'leadSchoolDays', p.lead_school_days, 'method', p.method, 'clearAway', p.clear_away, 'needs', p.needs, 'required', p.required, 'serves', p.serves, 'specialism', p.specialism, 'hazards', p.hazards, 'archived', p.archived,
  'lines', (
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'apparatusId', l.apparatus_id, 'stockId', l.stock_id, 'name', coalesce(a.name, l.name), 'kind', l.kind,
      'perClass', l.per_class, 'perSet', l.per_set, 'perPupil', l.per_pupil, 'spare', l.spare, 'unit', l.unit,
      'concentration', l.concentration, 'concentrationText', l.concentration_text, 'roundTo', l.round_to, 'overage', l.overage,
      'location', a.location, 'pictograms', l.pictograms, 'statements', l.statements, 'needed', 0, 'short', 0) ORDER BY l.position), '[]')
    FROM practical_line l LEFT JOIN apparatus a ON a.school_id = $1 AND a.id = l.apparatus_id
    WHERE l.school_id = $1 AND l.practical_id = p.id))`;

export const DOCUMENT = statement(
  { document: is.json<Practical>() },
  `SELECT ${DOCUMENT_OF} AS document FROM practical p WHERE p.school_id = $1 AND p.id = $2`,
);

const NONE: PracticalFacets = { subject: {}, year: {}, required: 0, needs: {} };

/** What the screens of the library read, each in one statement. */
@Injectable()
export class PracticalsQueries {
  constructor(private readonly db: Database) {}

  /**
   * Library entries in order of fit.
   * @throws INVALID for a year, limit or cursor that is none
   */
  async search(schoolId: string, query: PracticalQuery): Promise<PracticalList> {
    if (query.archived === 'true') return this.archived(schoolId, query);
    const limit = limitOf(query.limit);
    const year = yearOf(query.year);
    const after = cursorOf(query.cursor, ['place', 'text', 'id']) ?? [null, null, null];
    const asked = wordsOf(query.q ?? '');
    if (asked.length === 0 && query.q?.trim()) return { items: [], total: 0, facets: NONE };
    const required = query.required === undefined ? null : query.required === 'true';
    const rest = [query.subject?.trim() || null, year, ...after, limit + 1, required, query.needs ?? null];
    const code = (query.q ?? '').trim().toLowerCase();
    // a code has a figure in it
    const [coded] = /\d/.test(code) ? await this.db.read(schoolId, OF_STEP, [schoolId, code]) : [];
    const find = async (words: readonly string[]) => {
      const patterns = words.map((word) => `%${word}%`);
      return (await this.db.read(schoolId, SEARCH, [schoolId, words, words.join(' '), ...rest, patterns, coded?.ids ?? []]))[0];
    };
    let found = await find(asked);
    if (found?.total === 0 && asked.some(({ length }) => length >= 4)) {
      const meant = await this.db.read(schoolId, NEARLY, [schoolId, asked]);
      const words = meant.flatMap((word) => word.meant ?? []);
      if (words.length === asked.length && words.some((word, at) => word !== asked[at])) found = await find(words);
    }
    const { items, total, facets } = found ?? { items: [], total: 0, facets: NONE };
    return { ...page(items, limit, toSummary, ({ fit, sort, id }) => [String(fit), sort, id]), total, facets };
  }

  /** What was taken out of the library, in order of title, by words that are anywhere in it. */
  private async archived(schoolId: string, query: PracticalQuery): Promise<PracticalList> {
    const limit = limitOf(query.limit);
    const [text, id] = cursorOf(query.cursor, ['text', 'id']) ?? [null, null];
    const patterns = wordsOf(query.q ?? '').map((word) => `%${word}%`);
    const rows = await this.db.read(schoolId, ARCHIVED, [schoolId, patterns, text, id, limit + 1]);
    const total = rows[0]?.total ?? 0;
    return {
      ...page(
        rows,
        limit,
        ({ sort: _sort, total: _total, ...one }) => one,
        ({ sort, id }) => [sort, id],
      ),
      total,
      facets: NONE,
    };
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

function toSummary({ fit: _fit, sort: _sort, ...summary }: Found): PracticalSummary {
  return summary;
}
