import { Injectable } from '@nestjs/common';
import { readName, type Storage, type StorageBody, type StorageGroup } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { command, Database, is, statement } from '../core/database/index.js';
import { Events, type TakenBack, TakeBacks } from '../core/events/index.js';
import { invalid, ProblemError } from '../core/problems/index.js';
import { Undos } from '../core/undo/index.js';
import { words } from '../core/words.js';
import { StorageQueries } from './storage.queries.js';

/** Makes the row of a school ($1) that has said nothing of storage yet, so that it can be locked. */
export const BEGIN_STORAGE = command(`INSERT INTO storage_rules (school_id, version) VALUES ($1, 0) ON CONFLICT DO NOTHING`);

/** The rules of a school ($1), locked. */
export const LOCK_STORAGE = statement(
  { version: is.int, groups: is.json<StorageGroup[]>() },
  `SELECT r.version, r.groups FROM storage_rules r WHERE r.school_id = $1 FOR UPDATE`,
);

/** Writes the groups ($2, as JSON) of a school ($1). */
export const WRITE_STORAGE = command(`UPDATE storage_rules r SET groups = $2, version = r.version + 1 WHERE r.school_id = $1`);

/** Changes what a school says of how its stock is kept. */
@Injectable()
export class StorageService {
  constructor(
    takeBacks: TakeBacks,
    private readonly db: Database,
    private readonly events: Events,
    private readonly undos: Undos,
    private readonly queries: StorageQueries,
  ) {
    takeBacks.add('storage.changed', (by, taken) => this.takeBack(by, taken));
  }

  /** Puts these groups in place of those before. @throws STALE_VERSION with `current`; INVALID naming the group and its field */
  async change(principal: Principal, { version, groups }: StorageBody): Promise<Storage> {
    const after = checkedGroups(groups);
    await this.db.transaction(principal.schoolId, async () => {
      const current = await this.lock(principal);
      if (current.version !== version) {
        const read = await this.queries.read(principal);
        throw new ProblemError('STALE_VERSION', words.storage.changedSince, undefined, { current: read });
      }
      await this.write(principal, current.groups, after);
      this.undos.keep(principal);
    });
    return this.queries.read(principal);
  }

  private async takeBack(by: Principal, { event, refuseIfBuiltOn }: TakenBack<'storage.changed'>): Promise<void> {
    const { groups } = await this.lock(by);
    await refuseIfBuiltOn();
    await this.write(by, groups, event.payload.before.groups);
  }

  private async lock({ schoolId }: Principal): Promise<{ version: number; groups: StorageGroup[] }> {
    await this.db.change(BEGIN_STORAGE, [schoolId]);
    return (await this.db.one(LOCK_STORAGE, [schoolId])) ?? { version: 0, groups: [] };
  }

  private async write(by: Principal, before: StorageGroup[], after: StorageGroup[]): Promise<void> {
    await this.db.change(WRITE_STORAGE, [by.schoolId, JSON.stringify(after)]);
    const payload = { before: { groups: before }, after: { groups: after } };
    await this.events.record(by, { name: 'storage.changed', subjectId: by.schoolId, payload });
  }
}

/** Tidies the names of groups. @throws INVALID naming the field: a name or id that is there twice, a group apart from itself or from one that is not there */
function checkedGroups(groups: readonly StorageGroup[]): StorageGroup[] {
  const ids = groups.map(({ id }) => id);
  const names = groups.map(({ name }) => readName(name).toLowerCase());
  return groups.map(({ id, name, colour, apart, months }, at) => {
    if (ids.indexOf(id) !== at) throw invalid(`groups.${at}.id`, words.storage.sameId);
    if (names.indexOf(names[at] ?? '') !== at) throw invalid(`groups.${at}.name`, words.storage.sameName);
    if (apart.includes(id)) throw invalid(`groups.${at}.apart`, words.storage.apartFromItself);
    if (apart.some((other) => !ids.includes(other))) throw invalid(`groups.${at}.apart`, words.storage.apartFromUnknown);
    return { id, name: readName(name), colour: readName(colour), apart, months: months ?? null };
  });
}
