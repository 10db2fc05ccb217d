import { Injectable } from '@nestjs/common';
import type { EventPattern } from '@app/shared';
import { Clock } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { type Consumer, Consumers, type EventRow } from '../core/events/index.js';
import { Pending, PendingRow } from '../core/jobs/index.js';
import { FillShort } from './fill-short.js';

/** What gives kit back, or makes it more. */
const FREES: readonly EventPattern[] = [
  'apparatus.changed',
  'apparatus.repaired',
  'machine-job.changed',
  'machine-job.ended',
  'machine-job.removed',
  'requisition.cancelled',
  'requisition.changed',
  'requisition.changed-late',
  'requisition.cleared',
  'requisition.collected',
  'requisition.declined',
  'requisition.moved',
  'requisition.replanned',
  'requisition.taken-back',
];
/** While requests are worked out again, it is looked again after so long, in milliseconds. */
const LOOK_AGAIN_MS = 2000;

/** Sees after each event that gives kit back whether somebody is short of it. */
@Injectable()
export class FillShortConsumer implements Consumer {
  readonly name = 'fill-short';
  readonly events = FREES;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly pending: Pending,
    private readonly short: FillShort,
    consumers: Consumers,
  ) {
    consumers.add(this);
  }

  /** Looks once for all of a school's events: whatever freed it, kit goes to whoever has waited longest for it. */
  async deliver(schoolId: string, events: readonly EventRow[]): Promise<void> {
    const freedBy = events.map(({ id }) => id);
    if (await this.short.fill(schoolId, freedBy)) return;
    const again = { consumer: this.name, dueMs: this.clock.nowMs() + LOOK_AGAIN_MS };
    await this.db.insert([PendingRow, this.pending.rows(schoolId, again)]);
  }
}
