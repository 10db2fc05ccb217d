import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import type { ToldStretch } from './judged-load.js';
import { OverLineRow } from './over-line.entity.js';

/** Makes the row that says of a request by how much it is over the line, and which overload is told of it. */
export function overLineRow(schoolId: string, requisitionId: string, minutesOver: number, stretch: ToldStretch): OverLineRow {
  const { fromMs, toMs, openMs, endMs, workMinutes, technicianMinutes, departmentIds } = stretch;
  return {
    schoolId,
    requisitionId,
    minutesOver,
    fromAt: instant(fromMs),
    toAt: instant(toMs),
    openAt: instant(openMs),
    endAt: instant(endMs),
    workMinutes,
    technicianMinutes,
    departmentIds,
  };
}

/** Says of requests that they are over the line, in the ambient transaction. */
@Injectable()
export class OverLines {
  constructor(private readonly db: Database) {}

  /** Writes of new requests that they are over the line, after the requests in the same packet. */
  add(rows: readonly OverLineRow[]): Promise<void> {
    return this.db.insert([OverLineRow, rows]);
  }

  /** Writes that requests are over the line, or by how much. */
  async put(rows: readonly OverLineRow[]): Promise<void> {
    if (rows.length === 0) return;
    await this.db.delete(OverLineRow, { requisitionId: In(rows.map(({ requisitionId }) => requisitionId)) });
    await this.db.insert([OverLineRow, rows]);
  }

  /** Takes away what was written of requests that are kept no longer. */
  forget(requisitionIds: readonly string[]): Promise<number> {
    return this.db.delete(OverLineRow, { requisitionId: In(requisitionIds) });
  }

  /** Writes that requests are no longer over the line. */
  async drop(requisitionIds: readonly string[]): Promise<void> {
    if (requisitionIds.length > 0) await this.db.delete(OverLineRow, { requisitionId: In(requisitionIds) });
  }
}
