import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { type Consumer, type Work, Worker } from '../core/jobs/index.js';
import { raiseRulesVersion } from '../school/index.js';
import { JoinEntries } from './join-entries.js';

/**
 * Joins the lessons of a school that were there before lessons of several periods were joined. The change of the tables leaves it this
 * work, once: from then on whoever writes a timetable, a calendar or what the school says does it in the same transaction.
 */
@Injectable()
export class JoinDoublesConsumer implements Consumer, OnModuleInit {
  readonly name = 'join-doubles';

  constructor(
    private readonly db: Database,
    private readonly joins: JoinEntries,
    private readonly events: Events,
    private readonly worker: Worker,
  ) {}

  onModuleInit(): void {
    this.worker.register(this);
  }

  /** Joins what is not joined yet, and has the requests for it follow. */
  async run({ schoolId }: Work): Promise<null> {
    await raiseRulesVersion(this.db, schoolId);
    const entries = await this.joins.again(schoolId);
    if (entries > 0)
      await this.events.record(
        { schoolId, personId: null },
        { name: 'timetable.joined', subjectId: schoolId, payload: { after: { entries } } },
      );
    return null;
  }
}
