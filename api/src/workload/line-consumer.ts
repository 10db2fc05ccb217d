import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EventName } from '@app/shared';
import { JobRules } from '../calendar/index.js';
import { Clock } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { type Consumer, Consumers } from '../core/events/index.js';
import { Worker } from '../core/jobs/index.js';
import { KeepLine } from './keep-line.js';
import { LineRests } from './line-rests.js';
import { nextLookMs } from './next-look.js';

/** The consumer that works the line out again; a submission that may have unsettled it asks for a run by itself. */
export const LINE = 'line';
/** The run that time alone asks for. */
export const LINE_IN_TIME = 'line-in-time';

/** What changes work, its order or the time for it. A submission is tried by itself, and being accepted moves nothing. */
const CHANGES_LINE: readonly EventName[] = [
  'absence.withdrawn',
  'absence.written',
  'calendar.changed',
  'department.changed',
  'duty.added',
  'duty.changed',
  'duty.laid-out',
  'duty.removed',
  'machine-job.added',
  'machine-job.changed',
  'machine-job.removed',
  'person.changed',
  'person.invited',
  'person.left',
  'person.merged',
  'requisition.cancelled',
  'requisition.changed',
  'requisition.changed-late',
  'requisition.cleared',
  'requisition.collected',
  'requisition.declined',
  'requisition.delivered',
  'requisition.moved',
  'requisition.prepared',
  'requisition.replanned',
  'requisition.taken-back',
  'school.changed',
  'task.assigned',
  'task.done',
  'task.reopened',
];

/** Keeps the line: works it out again after what may have moved it, and once an hour while technicians work. */
@Injectable()
export class LineConsumer implements Consumer, OnModuleInit {
  readonly name = LINE;
  readonly events = CHANGES_LINE;
  private readonly rests = new LineRests();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly rules: JobRules,
    private readonly line: KeepLine,
    private readonly consumers: Consumers,
    private readonly worker: Worker,
  ) {}

  onModuleInit(): void {
    this.consumers.add(this);
    this.worker.register({
      name: LINE_IN_TIME,
      isStanding: true,
      isOutside: true,
      run: async ({ schoolId }) => {
        const rules = await this.rules.of(schoolId);
        if (!rules) return null;
        await this.db.transaction(schoolId, () => this.line.again(rules));
        return nextLookMs(schoolId, rules.calendar, this.clock.nowMs());
      },
    });
  }

  /** Works the line of a school out again, whatever the events were. */
  async deliver(schoolId: string): Promise<void> {
    const rules = await this.rules.of(schoolId);
    if (!rules) return;
    const begun = performance.now();
    await this.line.again(rules);
    this.rests.note(schoolId, performance.now() - begun, this.clock.nowMs());
  }

  /** A clock that stands still would never come to the end of a rest. */
  notBefore(schoolId: string): number | null {
    return this.clock.fixed ? null : this.rests.of(schoolId, this.clock.nowMs());
  }
}
