import { Injectable } from '@nestjs/common';
import { type Apparatus, APPARATUS_COLUMNS, type ApparatusColumn, csvOf, joinCell } from '@app/shared';
import { Clock } from '../core/clock/index.js';
import { Database, statement } from '../core/database/index.js';
import { APPARATUS, asItIs, COLUMNS } from './stored-apparatus.js';

/** All apparatus of a school ($1), what was retired too, by name. */
export const ALL_APPARATUS = statement(APPARATUS, `SELECT ${COLUMNS} FROM apparatus a WHERE a.school_id = $1 ORDER BY lower(a.name), a.id`);

/** The whole list of what a school owns, as a file has it. */
@Injectable()
export class ApparatusList {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Everything, by name; what was retired is among it. */
  async all(schoolId: string): Promise<Apparatus[]> {
    const nowMs = this.clock.nowMs();
    return (await this.db.read(schoolId, ALL_APPARATUS, [schoolId])).map((row) => asItIs(row, nowMs));
  }

  /** Writes the list as CSV with our columns; what was retired is not on it. */
  async csv(schoolId: string): Promise<string> {
    const all = await this.all(schoolId);
    const names = new Map(all.map(({ id, name }) => [id, name]));
    const listed = all.filter(({ archived }) => !archived);
    return csvOf([APPARATUS_COLUMNS, ...listed.map((one) => APPARATUS_COLUMNS.map((column) => cellOf(one, column, names)))]);
  }
}

/** Writes one fact of an apparatus as a cell; `names`: what others are called, by id. */
export function cellOf(one: Apparatus, column: ApparatusColumn, names: ReadonlyMap<string, string>): string {
  const called = (id: string) => names.get(id) ?? '';
  if (column === 'aliases') return joinCell(one.aliases);
  if (column === 'equivalents') return joinCell(one.equivalents.map(called).sort());
  if (column === 'parts') return joinCell(one.parts.map(({ apparatusId, quantity }) => `${quantity} x ${called(apparatusId)}`).sort());
  const value = one[column];
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === null ? '' : String(value);
}
