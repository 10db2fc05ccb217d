import { Injectable } from '@nestjs/common';
import { dateAt, type OpenStock, standTogether, type Storage, type StorageGroup, testByOf } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';

const RULES = { version: is.int, groups: is.json<StorageGroup[]>() };

/** What a school ($1) says of how its stock is kept. */
export const STORAGE_RULES = statement(RULES, `SELECT r.version, r.groups FROM storage_rules r WHERE r.school_id = $1`);

/** The stock of a school ($1) that is in a group and of which there is any, by name. */
export const GROUPED_STOCK = statement(
  { id: is.uuid, name: is.text, location: is.text, storageGroups: is.texts, opened: is.date.orNull },
  `SELECT s.id, s.name, s.location, s.storage_groups AS "storageGroups", s.opened FROM stock s
   WHERE s.school_id = $1 AND NOT s.archived AND s.amount > 0 AND s.storage_groups <> '{}' ORDER BY lower(s.name), s.id`,
);

/** How stock stands by the school's own rules. */
@Injectable()
export class StorageQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The rules, what stands together against them, and what is open with the day by which it is to be tested, the first due first. */
  async read({ schoolId, timeZone }: Principal): Promise<Storage> {
    const today = dateAt(this.clock.nowMs(), timeZone);
    const [rules] = await this.db.read(schoolId, STORAGE_RULES, [schoolId]);
    const stock = await this.db.read(schoolId, GROUPED_STOCK, [schoolId]);
    const { version, groups } = rules ?? { version: 0, groups: [] };
    const open = stock.flatMap((one): OpenStock[] => {
      const { id: stockId, name, location, opened } = one;
      const due = testByOf(one, groups);
      return due && opened ? [{ stockId, name, location, opened, ...due, overdue: due.testBy < today }] : [];
    });
    return { version, groups, stock, clashes: standTogether(groups, stock), open: open.sort(firstDue) };
  }
}

function firstDue(one: OpenStock, other: OpenStock): number {
  return one.testBy.localeCompare(other.testBy) || one.name.localeCompare(other.name) || one.stockId.localeCompare(other.stockId);
}
