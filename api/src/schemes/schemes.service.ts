import { Injectable } from '@nestjs/common';
import {
  type FieldError,
  plainWords,
  readName,
  SCHEME_LIMITS,
  type Scheme,
  type SchemeBody,
  type SchemeChange,
  type SchemeFacts,
} from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database, isClash, ONE_MORE, turnAt } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { isId, newId } from '../core/ids/index.js';
import { invalid, notFound, ProblemError, told } from '../core/problems/index.js';
import { Undos } from '../core/undo/index.js';
import { SchemeRow, SchemeStepRow } from './scheme.entity.js';
import { SchemesQueries } from './schemes.queries.js';
import { LOCK_SCHEME, PRACTICALS_THERE, SCHEMES_COUNTED } from './schemes.statements.js';

const UNIQUE_NAME = 'scheme_name';

/** Writes schemes of work. */
@Injectable()
export class SchemesService {
  constructor(
    private readonly db: Database,
    private readonly queries: SchemesQueries,
    private readonly events: Events,
    private readonly undos: Undos,
  ) {}

  /** Adds a scheme. @throws INVALID naming each wrong step; ALREADY_EXISTS naming `name` */
  add(principal: Principal, body: SchemeBody): Promise<Scheme> {
    const id = newId();
    return this.written(principal.schoolId, body.name, async () => {
      const after = await this.facts(principal.schoolId, body);
      await this.insert(principal.schoolId, id, after);
      await this.events.record(principal, { name: 'scheme.added', subjectId: id, payload: { after } });
      this.undos.keep(principal);
      return this.queries.one(principal.schoolId, id);
    });
  }

  /** Writes the whole of a scheme anew. @throws NOT_FOUND; STALE_VERSION with `current`; INVALID naming each wrong step; ALREADY_EXISTS naming `name` */
  change(principal: Principal, id: string, body: SchemeChange): Promise<Scheme> {
    const { schoolId } = principal;
    return this.written(schoolId, body.name, async () => {
      const current = await this.lock(schoolId, id);
      if (current.version !== body.version) throw stale(current);
      const after = await this.facts(schoolId, body, current);
      await this.replace(schoolId, id, after);
      await this.events.record(principal, { name: 'scheme.changed', subjectId: id, payload: { before: factsOf(current), after } });
      this.undos.keep(principal);
      return this.queries.one(schoolId, id);
    });
  }

  /** Takes a scheme away. @throws NOT_FOUND; IN_USE while classes follow it */
  remove(principal: Principal, id: string): Promise<void> {
    const { schoolId } = principal;
    return this.db.transaction(schoolId, async () => {
      const current = await this.lock(schoolId, id);
      if (current.groups.length > 0) throw followed(current);
      await this.delete(id);
      await this.events.record(principal, { name: 'scheme.removed', subjectId: id, payload: { before: factsOf(current) } });
      this.undos.keep(principal);
    });
  }

  /** Reads a scheme and keeps others from changing it until the transaction ends. @throws NOT_FOUND */
  async lock(schoolId: string, id: string): Promise<Scheme> {
    if (!(await this.db.one(LOCK_SCHEME, [schoolId, id]))) throw notFound('scheme');
    return this.queries.one(schoolId, id);
  }

  /** Writes a scheme that is not there, in the ambient transaction. @throws INVALID where a school has as many as it can have */
  async insert(schoolId: string, id: string, { steps, ...scheme }: SchemeFacts): Promise<void> {
    const turn = turnAt(this.db, `schemes ${schoolId}`);
    const [, counted] = await Promise.all([turn, this.db.one(SCHEMES_COUNTED, [schoolId])]);
    if ((counted?.schemes ?? 0) >= SCHEME_LIMITS.schemes)
      throw invalid(
        'name',
        told`A school can have ${{ most: SCHEME_LIMITS.schemes }} schemes. Nothing was added: take old ones away first.`,
      );
    await this.db.insert([SchemeRow, [{ schoolId, id, version: 1, ...scheme }]], [SchemeStepRow, stepRows(schoolId, id, steps)]);
  }

  /** Writes a scheme anew, in the ambient transaction. */
  async replace(schoolId: string, id: string, { steps, ...scheme }: SchemeFacts): Promise<void> {
    await this.db.update(SchemeRow, { id }, { ...scheme, version: ONE_MORE });
    await this.db.delete(SchemeStepRow, { schemeId: id });
    if (steps.length > 0) await this.db.insert([SchemeStepRow, stepRows(schoolId, id, steps)]);
  }

  /** Takes a scheme that nobody follows away, in the ambient transaction. */
  async delete(id: string): Promise<void> {
    await this.db.delete(SchemeStepRow, { schemeId: id });
    await this.db.delete(SchemeRow, { id });
  }

  private async facts(schoolId: string, body: SchemeBody, before?: Scheme): Promise<SchemeFacts> {
    const steps = body.steps.map(({ code, title, practicalId, reference }) => ({
      code: readName(code),
      title: readName(title),
      practicalId: practicalId || null,
      reference: readName(reference ?? '') || null,
    }));
    // a practical that was archived since stays with the step that has it
    const kept = new Set(before?.steps.flatMap(({ practicalId }) => practicalId ?? []));
    const asked = steps.flatMap(({ practicalId }) =>
      practicalId !== null && isId(practicalId) && !kept.has(practicalId) ? practicalId : [],
    );
    const there = new Set(kept);
    if (asked.length > 0) for (const { id } of await this.db.query(PRACTICALS_THERE, [schoolId, asked])) there.add(id);
    refuseFaults(steps, there);
    return { name: readName(body.name), subject: readName(body.subject), year: body.year ?? null, steps };
  }

  private async written<T>(schoolId: string, name: string, work: () => Promise<T>): Promise<T> {
    try {
      return await this.db.transaction(schoolId, work);
    } catch (error) {
      if (!isClash(error, UNIQUE_NAME)) throw error;
      const message = `There is a scheme called ${readName(name)} already. Nothing was changed; give this one another name.`;
      throw new ProblemError('ALREADY_EXISTS', message, [{ field: 'name', code: 'taken', message }]);
    }
  }
}

/** Names every step whose code stands twice or whose practical is not there. @throws INVALID */
function refuseFaults(steps: SchemeFacts['steps'], there: ReadonlySet<string>): void {
  const codes = new Set<string>();
  const errors = steps.flatMap(({ code, practicalId }, at): FieldError[] => {
    const key = plainWords(code);
    const isTwice = codes.has(key);
    codes.add(key);
    const twice = `The code ${code} stands twice. Give each step a code of its own.`;
    const lost = `The practical of step ${code} is not in your library. Choose another one, or none.`;
    return [
      ...(isTwice ? [{ field: `steps.${at}.code`, code: 'twice', message: twice }] : []),
      ...(practicalId !== null && !there.has(practicalId) ? [{ field: `steps.${at}.practicalId`, code: 'notFound', message: lost }] : []),
    ];
  });
  const [first] = errors;
  if (first) throw new ProblemError('INVALID', `${first.message} Nothing was changed.`, errors);
}

function stepRows(schoolId: string, schemeId: string, steps: SchemeFacts['steps']): SchemeStepRow[] {
  return steps.map((step, position) => ({ schoolId, schemeId, position, ...step }));
}

/** What is kept of a scheme in its events. */
export function factsOf({ name, subject, year, steps }: Scheme): SchemeFacts {
  return { name, subject, year, steps: steps.map(({ code, title, practicalId, reference }) => ({ code, title, practicalId, reference })) };
}

function stale(current: Scheme): ProblemError {
  const detail = told`${{ name: current.name }} was changed since you read it. Nothing was changed; look at it as it is now and save again.`;
  return new ProblemError('STALE_VERSION', detail, undefined, { current });
}

function followed({ name, groups }: Scheme): ProblemError {
  const who = groups.map(({ code }) => code).join(', ');
  return new ProblemError(
    'IN_USE',
    told`${{ name }} is followed by ${{ who }}. Nothing was removed; give these classes another scheme first.`,
  );
}
