import { Injectable } from '@nestjs/common';
import {
  type Coverage,
  coverageOf,
  type GroupScheme,
  type Scheme,
  SCHEME_COLUMNS,
  SCHEME_LIMITS,
  type SchemesQuery,
  stepsToCome,
} from '@app/shared';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { type CsvCell, cursorOf, limitOf, type Page, page, totalOf } from '../core/http/index.js';
import { isId } from '../core/ids/index.js';
import { invalid, notFound } from '../core/problems/index.js';
import { COVERED, GROUP_FOLLOWS, ONE_SCHEME, SCHEMES } from './schemes.statements.js';

/** What is read of schemes. */
@Injectable()
export class SchemesQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The schemes of a school by year and name. @throws INVALID naming `limit` or `cursor` */
  async list(schoolId: string, query: SchemesQuery): Promise<Page<Scheme>> {
    const limit = limitOf(query.limit);
    const after = cursorOf(query.cursor, ['place', 'text', 'id']);
    const rows = await this.db.read(schoolId, SCHEMES, [schoolId, ...(after ?? [null, null, null]), limit + 1]);
    return {
      ...page(
        rows,
        limit,
        ({ place: _place, sort: _sort, total: _total, ...scheme }): Scheme => scheme,
        ({ place, sort, id }) => [String(place), sort, id],
      ),
      ...totalOf(rows, after),
    };
  }

  /** @throws NOT_FOUND */
  async one(schoolId: string, id: string): Promise<Scheme> {
    const [scheme] = await this.db.read(schoolId, ONE_SCHEME, [schoolId, id]);
    if (!scheme) throw notFound('scheme');
    return scheme;
  }

  /** All schemes as a table, a row for each step: what it writes can be taken in again. */
  async table(schoolId: string): Promise<[readonly string[], CsvCell[][]]> {
    const schemes = await this.db.read(schoolId, SCHEMES, [schoolId, null, null, null, SCHEME_LIMITS.schemes]);
    const rows = schemes.flatMap(({ name, subject, year, steps }) =>
      steps.map(({ code, title, practical, reference }): CsvCell[] => [name, subject, year, code, title, practical, reference]),
    );
    return [SCHEME_COLUMNS, rows];
  }

  /** Where a class stands in its scheme, and what comes next. @throws NOT_FOUND for a class that is not there */
  async ofGroup(schoolId: string, groupId: string, personId: string | null): Promise<GroupScheme> {
    const [follows] = await this.db.read(schoolId, GROUP_FOLLOWS, [schoolId, groupId, personId]);
    if (!follows) throw notFound('group');
    const { schemeId, fromDate, step } = follows;
    if (schemeId === null) return { scheme: null, from: null, step: null, next: [] };
    const { id, name, subject, year, steps } = await this.one(schoolId, schemeId);
    const [covered] = await this.db.read(schoolId, COVERED, [schoolId, schemeId, instant(this.clock.nowMs()), groupId]);
    const places = stepsToCome(steps, step, coverageOf(steps, step, covered?.requests ?? []));
    const next = places.slice(0, SCHEME_LIMITS.next).flatMap((at) => steps[at] ?? []);
    return { scheme: { id, name, subject, year }, from: fromDate, step: next[0]?.code ?? null, next };
  }

  /** What became of each step for each class that follows a scheme. @throws INVALID for no scheme's id; NOT_FOUND */
  async coverage(schoolId: string, schemeId: string): Promise<Coverage> {
    if (schemeId === '') throw invalid('schemeId', 'schemeId must name a scheme');
    if (!isId(schemeId)) throw notFound('scheme');
    const { steps } = await this.one(schoolId, schemeId);
    const rows = await this.db.read(schoolId, COVERED, [schoolId, schemeId, instant(this.clock.nowMs()), null]);
    return {
      steps: steps.map(({ code }) => code),
      groups: rows.map(({ step, requests, ...group }) => ({ group, steps: coverageOf(steps, step, requests) })),
    };
  }
}
