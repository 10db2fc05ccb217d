import { Injectable } from '@nestjs/common';
import { fieldsThatDiffer, type Practical, type PracticalField, type PracticalInFile } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { newId } from '../core/ids/index.js';
import { ProblemError } from '../core/problems/index.js';
import { Undos } from '../core/undo/index.js';
import { words } from '../core/words.js';
import { raiseRulesVersion } from '../school/index.js';
import { BLANK, type NamedApparatus, normalise } from './practical-document.js';
import { DOCUMENT_OF } from './practicals.queries.js';
import { PracticalsService } from './practicals.service.js';

/** The practicals of a school ($1) that are in the library under one of these titles ($2, in lower case). */
export const OF_TITLES = statement(
  { document: is.json<Practical>() },
  `SELECT ${DOCUMENT_OF} AS document FROM practical p WHERE p.school_id = $1 AND NOT p.archived AND lower(p.title) = ANY($2) ORDER BY p.id`,
);

/** A practical ($2) of a school ($1) as it was in a version ($3). */
export const VERSION = statement(
  { document: is.json<Practical>() },
  'SELECT v.document FROM practical_version v WHERE v.school_id = $1 AND v.practical_id = $2 AND v.version = $3',
);

/** A practical of a file, with its place there, from 1. */
export interface ComesIn {
  row: number;
  practical: PracticalInFile;
}

/** What a practical of a file would be in the library, or was made. */
interface Planned {
  row: number;
  before: Practical | null;
  after: Omit<Practical, 'id' | 'version'>;
  differs: PracticalField[];
}

/** What taking practicals in does: which are new, which become another version and in what, which are there as they are, which cannot be. */
export interface TakenIn {
  created: Planned[];
  updated: Planned[];
  unchanged: number;
  rejected: { row: number; field: string; message: string }[];
  /** What was made and changed, for taking it back. */
  done: DoneIn;
}

export interface DoneIn {
  added: string[];
  changed: { id: string; version: number }[];
}

/** Takes practicals of a file into the library: by title and subject they are the ones that are there. */
@Injectable()
export class TakeInPracticals {
  constructor(
    private readonly db: Database,
    private readonly practicals: PracticalsService,
    private readonly undos: Undos,
  ) {}

  /** Tells what taking them in does, and with `apply` does it, in the ambient transaction. */
  async take(principal: Principal, items: readonly ComesIn[], apply: boolean): Promise<TakenIn> {
    const { schoolId } = principal;
    if (apply) await raiseRulesVersion(this.db, schoolId);
    const plan = await this.plan(schoolId, items);
    if (apply) await this.write(principal, plan);
    return plan;
  }

  /** Takes back what taking in did, as a whole, in the ambient transaction. @throws UNDO_TOO_LATE where somebody went on from some of it */
  async takeBack(principal: Principal, { added, changed }: DoneIn): Promise<{ restored: number; gone: number }> {
    const { schoolId } = principal;
    const now = new Map<string, Practical>();
    const expected = [...changed, ...added.map((id) => ({ id, version: 1 }))];
    for (const { id, version } of expected) {
      const one = await this.practicals.forChange(schoolId, id);
      if (one.version !== version) throw new ProblemError('UNDO_TOO_LATE', words.library.builtOn(one.title));
      now.set(id, one);
    }
    for (const { id, version } of changed) {
      const [row] = await this.db.query(VERSION, [schoolId, id, version - 1]);
      const [one, was] = [now.get(id), row?.document];
      if (one && was) await this.practicals.keepVersion(principal, one, { ...BLANK, ...was, lines: newLines(was), archived: one.archived });
    }
    const there = added.filter((id) => now.get(id)?.archived === false);
    for (const id of there) await this.practicals.archive(principal, id);
    return { restored: changed.length, gone: there.length };
  }

  private async plan(schoolId: string, items: readonly ComesIn[]): Promise<TakenIn> {
    const titles = items.map(({ practical }) => practical.title.trim().toLowerCase());
    const there = new Map((await this.db.query(OF_TITLES, [schoolId, titles])).map(({ document }) => [keyOf(document), document]));
    const apparatus = await this.practicals.apparatusOf(
      schoolId,
      items.flatMap(({ practical }) => practical.lines ?? []),
    );
    const plan: TakenIn = { created: [], updated: [], unchanged: 0, rejected: [], done: { added: [], changed: [] } };
    const seen = new Set<string>();
    for (const item of items) this.planOne(plan, item, { there, apparatus, seen });
    return plan;
  }

  private planOne(plan: TakenIn, { row, practical }: ComesIn, known: Known): void {
    const key = keyOf(practical);
    const before = known.there.get(key) ?? null;
    if (known.seen.has(key)) {
      plan.rejected.push({ row, field: 'title', message: `${practical.title} is in the file twice. The first was taken.` });
      return;
    }
    known.seen.add(key);
    try {
      const after = normalise(practical, before ?? BLANK, known.apparatus);
      if (!before) plan.created.push({ row, before, after, differs: [] });
      else {
        const differs = fieldsThatDiffer(before, after);
        if (differs.length === 0) plan.unchanged++;
        else plan.updated.push({ row, before, after, differs });
      }
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const [first] = error.errors ?? [];
      plan.rejected.push({ row, field: first?.field ?? 'lines', message: first?.message ?? error.message });
    }
  }

  private async write(principal: Principal, { created, updated, done }: TakenIn): Promise<void> {
    const kept = new Map<string, { kept: Practical }>();
    for (const { after } of created) {
      const { id } = await this.practicals.write(principal, { ...after, id: newId(), version: 1 });
      done.added.push(id);
    }
    for (const { before, after } of updated) {
      if (!before) continue;
      const locked = await this.practicals.forChange(principal.schoolId, before.id);
      const { id, version } = await this.practicals.keepVersion(principal, locked, after);
      kept.set(id, { kept: locked });
      done.changed.push({ id, version });
    }
    this.undos.keep(principal, kept);
  }
}

/** Lines as they were, as lines of another version. */
function newLines({ lines }: Practical): Practical['lines'] {
  return lines.map((line) => ({ ...line, id: newId() }));
}

interface Known {
  there: ReadonlyMap<string, Practical>;
  apparatus: NamedApparatus;
  seen: Set<string>;
}

/** By what a practical of a file is the one that is there. */
function keyOf({ title, subject }: { title: string; subject: string }): string {
  return JSON.stringify([title.trim().toLowerCase(), subject.trim().toLowerCase()]);
}
