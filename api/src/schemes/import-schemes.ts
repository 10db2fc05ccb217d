import { Injectable } from '@nestjs/common';
import {
  plainWords,
  type ReadScheme,
  readSchemeRows,
  type RowNote,
  type Scheme,
  SCHEME_COLUMNS,
  SCHEME_LIMITS,
  type SchemeColumn,
  type SchemeFacts,
  type SchemeFileRow,
} from '@app/shared';
import type { ImportTable } from '@app/shared/rules';
import type { Principal } from '../core/access/index.js';
import { Database } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { newId } from '../core/ids/index.js';
import { ProblemError } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { FileKinds, FileRefusal, type JudgedFile } from '../imports/index.js';
import { factsOf, SchemesService } from './schemes.service.js';
import { PRACTICAL_TITLES, SCHEMES } from './schemes.statements.js';

/** What the headers of other systems mean. */
const HEADERS: Readonly<Record<SchemeColumn, readonly string[]>> = {
  scheme: ['scheme', 'scheme of work', 'course', 'sow', 'scheme name'],
  subject: ['subject'],
  year: ['year', 'year group', 'yr'],
  code: ['code', 'lesson code', 'step', 'lesson', 'step code'],
  title: ['title', 'lesson title', 'topic', 'name'],
  practical: ['practical', 'experiment', 'practical title'],
  reference: ['reference', 'required practical', 'ref'],
};
const NEEDED: readonly SchemeColumn[] = ['scheme', 'code'];

/** What an import of schemes did, kept to take it back. */
interface Kept {
  added: string[];
  changed: { id: string; before: SchemeFacts; version: number }[];
}

/** A scheme of a file beside the one of its name that there is. */
interface Compared {
  scheme: SchemeFacts;
  there: Scheme | null;
  created: number;
  updated: number;
  unchanged: number;
  removed: number;
}

/** Takes files of schemes in: a row for each step, in order. */
@Injectable()
export class ImportSchemes {
  constructor(
    kinds: FileKinds,
    private readonly db: Database,
    private readonly schemes: SchemesService,
    private readonly events: Events,
  ) {
    kinds.add('schemes', {
      judge: (principal, table, fileName, mapping) => this.judge(principal, table, fileName, mapping),
      takeBack: (principal, kept) => this.takeBack(principal, kept as Kept),
    });
  }

  private async judge(
    principal: Principal,
    table: ImportTable,
    fileName: string,
    said: Readonly<Record<string, unknown>>,
  ): Promise<JudgedFile> {
    const { schoolId } = principal;
    const mapping = mappingOf(table.headers, said, fileName);
    const titles = new Map<string, string>();
    for (const { id, title } of await this.db.query(PRACTICAL_TITLES, [schoolId]))
      if (!titles.has(plainWords(title))) titles.set(plainWords(title), id);
    const there = await this.db.query(SCHEMES, [schoolId, null, null, null, SCHEME_LIMITS.schemes]);
    // a practical that was archived stays with the step that has it
    for (const { steps } of there)
      for (const { practical, practicalId } of steps)
        if (practical !== null && practicalId !== null && !titles.has(plainWords(practical)))
          titles.set(plainWords(practical), practicalId);
    const { schemes, rejected } = readSchemeRows(rowsOf(table, mapping), (title) => titles.get(plainWords(title)) ?? null);
    const compared = schemes.map((scheme) =>
      compare(scheme, there.find(({ name }) => plainWords(name) === plainWords(scheme.name)) ?? null, rejected.length > 0),
    );
    const sum = (count: (one: Compared) => number) => compared.reduce((all, one) => all + count(one), 0);
    return {
      created: sum((one) => one.created),
      updated: sum((one) => one.updated),
      unchanged: sum((one) => one.unchanged),
      removed: sum((one) => one.removed),
      rejected: rejected.map(({ row, column, code, written }): RowNote => ({
        row,
        column,
        code,
        message: words.schemes.rowFault(code, written),
      })),
      mapping,
      sample: schemes
        .flatMap(({ name, subject, year, steps }) => steps.map(({ code, title }) => ({ scheme: name, subject, year, code, title })))
        .slice(0, 20),
      apply: () => this.apply(principal, compared),
    };
  }

  private async apply(principal: Principal, compared: readonly Compared[]): Promise<Kept> {
    const kept: Kept = { added: [], changed: [] };
    for (const { scheme: after, there, created, updated, removed } of compared) {
      if (!there) {
        const id = newId();
        await this.schemes.insert(principal.schoolId, id, after);
        await this.events.record(principal, { name: 'scheme.added', subjectId: id, payload: { after } });
        kept.added.push(id);
      } else if (created + updated + removed > 0) {
        const before = factsOf(await this.schemes.lock(principal.schoolId, there.id));
        await this.schemes.replace(principal.schoolId, there.id, after);
        await this.events.record(principal, { name: 'scheme.changed', subjectId: there.id, payload: { before, after } });
        kept.changed.push({ id: there.id, before, version: there.version + 1 });
      }
    }
    return kept;
  }

  private async takeBack(principal: Principal, { added, changed }: Kept): Promise<{ restored: number; gone: number; ended: number }> {
    let [restored, gone] = [0, 0];
    for (const { id, before, version } of changed) {
      const current = await this.schemes.lock(principal.schoolId, id);
      if (current.version !== version) throw builtOn(current);
      await this.schemes.replace(principal.schoolId, id, before);
      await this.events.record(principal, { name: 'scheme.changed', subjectId: id, payload: { before: factsOf(current), after: before } });
      restored += before.steps.length;
    }
    for (const id of added) {
      const current = await this.schemes.lock(principal.schoolId, id);
      if (current.version !== 1 || current.groups.length > 0) throw builtOn(current);
      await this.schemes.delete(id);
      await this.events.record(principal, { name: 'scheme.removed', subjectId: id, payload: { before: factsOf(current) } });
      gone += current.steps.length;
    }
    return { restored, gone, ended: 0 };
  }
}

function builtOn({ name }: Scheme): ProblemError {
  return new ProblemError('UNDO_TOO_LATE', words.schemes.builtOn(name), undefined, { since: [] });
}

/** Which header says which column: as a person said, else by what headers are called. @throws FileRefusal where a needed one is not there */
function mappingOf(headers: readonly string[], said: Readonly<Record<string, unknown>>, fileName: string): Record<string, string> {
  const mapping: Record<string, string> = {};
  for (const column of SCHEME_COLUMNS) {
    const asked = said[column];
    const header =
      asked === null
        ? undefined
        : headers.find((one) => (typeof asked === 'string' ? one === asked : HEADERS[column].includes(plainWords(one))));
    if (header !== undefined) mapping[column] = header;
  }
  const missing = NEEDED.filter((column) => mapping[column] === undefined);
  if (missing.length > 0)
    throw new FileRefusal(fileName, 'COLUMNS_MISSING', words.schemes.columnsMissing(missing), words.schemes.COLUMNS_ARE, {
      headers,
      mapping,
      missing,
    });
  return mapping;
}

/** The rows by column; a quote that was put before a formula on the way out is taken off. */
function rowsOf({ headers, rows }: ImportTable, mapping: Readonly<Record<string, string>>): SchemeFileRow[] {
  const places = SCHEME_COLUMNS.map((column) => [column, headers.indexOf(mapping[column] ?? '')] as const);
  return rows.map(({ row, cells }) => ({
    row,
    cells: Object.fromEntries(places.map(([column, at]) => [column, (cells[at] ?? '').replace(/^'(?=[=+\-@])/, '')])),
  }));
}

/** What becomes of each step; steps that a file lacks go only where all of its rows were read. */
function compare(read: ReadScheme, there: Scheme | null, wasCut: boolean): Compared {
  const known = new Map(there?.steps.map((step, at) => [plainWords(step.code), { step, at }]));
  const [created, same] = [
    read.steps.filter(({ code }) => !known.has(plainWords(code))),
    read.steps.filter((step, at) => isSame(step, known.get(plainWords(step.code)), at)),
  ];
  const codes = new Set(read.steps.map(({ code }) => plainWords(code)));
  const lacking = (there?.steps ?? []).filter(({ code }) => !codes.has(plainWords(code)));
  const kept = wasCut ? lacking.map(({ code, title, practicalId, reference }) => ({ code, title, practicalId, reference })) : [];
  const scheme = { ...read, subject: read.subject || there?.subject || words.schemes.NO_SUBJECT, steps: [...read.steps, ...kept] };
  const isRenamed = there !== null && (there.subject !== scheme.subject || there.year !== scheme.year);
  const updated = read.steps.length - created.length - same.length;
  return {
    scheme,
    there,
    created: created.length,
    updated: updated + (isRenamed && updated === 0 ? 1 : 0),
    unchanged: same.length - (isRenamed && updated === 0 && same.length > 0 ? 1 : 0),
    removed: lacking.length - kept.length,
  };
}

function isSame(step: ReadScheme['steps'][number], known: { step: Scheme['steps'][number]; at: number } | undefined, at: number): boolean {
  if (!known || known.at !== at) return false;
  return (
    known.step.title === step.title &&
    known.step.practicalId === step.practicalId &&
    known.step.reference === step.reference &&
    known.step.code === step.code
  );
}
