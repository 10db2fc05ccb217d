import { Injectable } from '@nestjs/common';
import { type Apparatus, type ApparatusBody, type ApparatusChange, dateAt, type RowNote } from '@app/shared';
import type { ImportTable } from '@app/shared/rules';
import { ApparatusList, ApparatusService } from '../apparatus/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { newId } from '../core/ids/index.js';
import { keepRules } from '../school/index.js';
import { note, type ReadApparatus, readApparatus, type SaidOfApparatus, saysNothingNew } from './apparatus-file.js';
import { FileKinds, type JudgedFile } from './file-kinds.js';

/** A thing that a list made (before: null) or changed, and at which version that left it. */
interface KeptApparatus {
  id: string;
  version: number;
  before: Apparatus | null;
}

/** A row of the file with the thing that it is about, and what it says of it in ids. */
interface Judged {
  row: number;
  id: string;
  was: Apparatus | null;
  body: Partial<ApparatusBody> & { name: string };
}

/** Takes in a list of apparatus: what is called as in the file is changed, what is new is added, what the file lacks stays. */
@Injectable()
export class ImportApparatus {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly list: ApparatusList,
    private readonly apparatus: ApparatusService,
    kinds: FileKinds,
  ) {
    kinds.add('apparatus', {
      judge: (principal, table, fileName) => this.judge(principal, table, fileName),
      takeBack: (principal, kept) => this.takeBack(principal, (kept as { apparatus: KeptApparatus[] }).apparatus),
    });
  }

  private async judge(principal: Principal, table: ImportTable, fileName: string): Promise<JudgedFile> {
    const read = readApparatus(table, fileName);
    await keepRules(this.db, principal.schoolId);
    const { judged, rejected } = judge(read, await this.list.all(principal.schoolId), this.today(principal));
    const changed = judged.filter(({ was, body }) => was === null || was.archived || !saysNothingNew(was, body));
    const created = changed.filter(({ was }) => was === null).length;
    return {
      ...{ created, updated: changed.length - created, unchanged: judged.length - changed.length, removed: 0 },
      ...{ rejected, mapping: read.mapping, sample: [] },
      apply: async () => ({ apparatus: await this.write(principal, changed) }),
    };
  }

  private async takeBack(principal: Principal, kept: readonly KeptApparatus[]): Promise<{ restored: number; gone: number; ended: number }> {
    await keepRules(this.db, principal.schoolId);
    const now = new Map((await this.list.all(principal.schoolId)).map((one) => [one.id, one]));
    const asItWas = kept.filter((one) => now.get(one.id)?.version === one.version);
    for (const { id, before } of asItWas.toReversed())
      await this.apparatus.rewrite(principal, id, before === null ? { archived: true } : this.withoutPast(principal, before));
    const gone = asItWas.filter(({ before }) => before === null).length;
    return { restored: asItWas.length - gone, gone, ended: 0 };
  }

  /** Adds and changes everything, first without what is made of others, which may stand further down in the file. */
  private async write(principal: Principal, changed: readonly Judged[]): Promise<KeptApparatus[]> {
    const ids = new Map(changed.map(({ id }) => [id, id]));
    for (const { id, was, body } of changed) {
      const { parts: _parts, equivalents: _equivalents, ...plain } = body;
      if (was) await this.apparatus.rewrite(principal, id, { ...plain, archived: false });
      else ids.set(id, (await this.apparatus.add(principal, { owned: 0, ...plain })).id);
    }
    const real = (id: string) => ids.get(id) ?? id;
    for (const { id, body } of changed) {
      if (!body.parts?.length && !body.equivalents?.length && body.parts === undefined) continue;
      const parts = body.parts?.map(({ apparatusId, quantity }) => ({ apparatusId: real(apparatusId), quantity }));
      await this.apparatus.rewrite(principal, real(id), { parts, equivalents: body.equivalents?.map(real) });
    }
    const now = new Map((await this.list.all(principal.schoolId)).map((one) => [one.id, one]));
    return changed.map(({ id, was }) => ({ id: real(id), version: now.get(real(id))?.version ?? 1, before: was }));
  }

  private withoutPast(principal: Principal, { id: _id, version: _version, ...before }: Apparatus): Partial<ApparatusChange> {
    const isPast = before.outOfServiceUntil !== null && before.outOfServiceUntil <= this.today(principal);
    return isPast ? { ...before, outOfServiceUntil: null } : before;
  }

  private today({ timeZone }: Principal): string {
    return dateAt(this.clock.nowMs(), timeZone);
  }
}

/** Compares what was read with what there is; what cannot be is told of its row. */
function judge(read: ReadApparatus, all: readonly Apparatus[], today: string): { judged: Judged[]; rejected: RowNote[] } {
  const rejected = [...read.rejected];
  const byName = new Map(all.map((one) => [one.name.toLowerCase(), one]));
  const ids = new Map([...all.map(({ name, id }) => [name.toLowerCase(), id] as const)]);
  for (const { name } of read.rows) if (!ids.has(name.toLowerCase())) ids.set(name.toLowerCase(), newId());
  const kits = new Set(all.filter(({ parts }) => parts.length > 0).map(({ id }) => id));
  for (const { name, parts } of read.rows) if (parts) kits[parts.length > 0 ? 'add' : 'delete'](ids.get(name.toLowerCase()) ?? '');
  const judged = read.rows.flatMap((said): Judged[] => {
    const was = byName.get(said.name.toLowerCase()) ?? null;
    const id = ids.get(said.name.toLowerCase()) ?? newId();
    const wrong = wrongWith(said, was, { ids, kits, today });
    if (wrong) {
      rejected.push(wrong);
      return [];
    }
    const idOf = (name: string) => ids.get(name.toLowerCase()) ?? '';
    const parts = said.parts?.map(({ name, quantity }) => ({ apparatusId: idOf(name), quantity }));
    const equivalents = said.equivalents?.map(idOf);
    const body = {
      ...said.said,
      name: said.name,
      ...(parts && { parts: inOrderOf(was?.parts ?? [], parts, ({ apparatusId }) => apparatusId) }),
      ...(equivalents && { equivalents: inOrderOf(was?.equivalents ?? [], equivalents, (one) => one) }),
    };
    return [{ row: said.row, id, was, body }];
  });
  return { judged, rejected: rejected.sort((one, other) => one.row - other.row) };
}

/** Puts a list in the order of what was there before, so that the same in another order is no change. */
function inOrderOf<Item>(before: readonly Item[], now: Item[], keyOf: (item: Item) => string): Item[] {
  const places = new Map(before.map((item, at) => [keyOf(item), at]));
  return now.toSorted((one, other) => (places.get(keyOf(one)) ?? before.length) - (places.get(keyOf(other)) ?? before.length));
}

interface Known {
  ids: ReadonlyMap<string, string>;
  kits: ReadonlySet<string>;
  today: string;
}

function wrongWith(
  { row, name, said, parts = [], equivalents = [] }: SaidOfApparatus,
  was: Apparatus | null,
  known: Known,
): RowNote | null {
  const owned = said.owned ?? was?.owned;
  if (owned === undefined) return note(row, 'owned', 'OWNED_MISSING', `How many ${name} there are is not said.`);
  if ((said.labelled ?? was?.labelled ?? false) && owned > 1)
    return note(row, 'owned', 'ONE_OF_A_LABEL', `${name} has a label of its own, so it is one thing: enter each with a name of its own.`);
  const out = said.outOfService ?? was?.outOfService ?? 0;
  if (out > owned) return note(row, 'outOfService', 'MORE_THAN_OWNED', `Of ${owned} owned, ${out} cannot be out of service.`);
  if (said.outOfServiceUntil && said.outOfServiceUntil <= known.today)
    return note(row, 'outOfServiceUntil', 'NOT_TO_COME', 'The day on which it is back must be after today.');
  const own = name.toLowerCase();
  for (const part of parts) {
    const id = known.ids.get(part.name.toLowerCase());
    if (id === undefined) return note(row, 'parts', 'UNKNOWN_PART', `${part.name} is neither in the file nor on the list.`);
    if (part.name.toLowerCase() === own || known.kits.has(id))
      return note(row, 'parts', 'PART_IS_KIT', `${part.name} is a kit itself: name its parts instead.`);
  }
  if (new Set(parts.map((part) => part.name.toLowerCase())).size < parts.length)
    return note(row, 'parts', 'REPEATED', 'A part is named more than once.');
  const lost = equivalents.find((other) => !known.ids.has(other.toLowerCase()) || other.toLowerCase() === own);
  return lost === undefined ? null : note(row, 'equivalents', 'UNKNOWN_EQUIVALENT', `${lost} is neither in the file nor on the list.`);
}
