import { Injectable } from '@nestjs/common';
import type { EventName, ToldRequest } from '@app/shared';
import type { Rules } from '../calendar/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { type Answered, Database, statement } from '../core/database/index.js';
import type { EventOf, EventRow } from '../core/events/index.js';
import { words } from '../core/words.js';
import type { Gathering, Item } from './gathering.js';
import { GOING_ON, TOLD_COLUMNS, TOLD_FROM, TOLD_REQUEST } from './told-request.js';

/** Requests of a teacher ($2) of a school ($1) that still go on ($5) and meet a stretch ($3) and the time from now ($4) on. */
export const OF_TEACHER_DURING = statement(
  TOLD_REQUEST,
  `SELECT ${TOLD_COLUMNS} FROM ${TOLD_FROM}
   WHERE q.school_id = $1 AND q.teacher_id = $2 AND q.starts_at < upper($3::tstzrange) AND coalesce(q.lesson_ends_at, q.ends_at) > lower($3::tstzrange) AND q.ends_at > $4
     AND q.status = ANY($5)
   ORDER BY q.starts_at, q.id LIMIT 500`,
);

type Absent = Item & ToldRequest;

/** What the absence of a teacher means for the practicals that were asked for. */
@Injectable()
export class AbsenceNews {
  readonly events: readonly EventName[] = ['absence.withdrawn', 'absence.written'];

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Gathers the requests of each absence that was written or withdrawn. Who wrote it is told too: what follows from it is news. */
  async gather(rules: Rules, events: readonly EventRow[]): Promise<Gathering<Absent>[]> {
    const gatherings: Gathering<Absent>[] = [];
    for (const event of events) {
      if (event.name === 'absence.written') gatherings.push(await this.of(rules, event as EventOf<'absence.written'>));
      if (event.name === 'absence.withdrawn') gatherings.push(await this.of(rules, event as EventOf<'absence.withdrawn'>));
    }
    return gatherings;
  }

  private async of(rules: Rules, { id, name, payload }: EventOf<'absence.written' | 'absence.withdrawn'>): Promise<Gathering<Absent>> {
    const isBack = name === 'absence.withdrawn';
    const { personId, during } = 'after' in payload ? payload.after : payload.before;
    const values = [rules.schoolId, personId, during, instant(this.clock.nowMs()), GOING_ON];
    const rows = await this.db.query(OF_TEACHER_DURING, values);
    return {
      kind: isBack ? 'absence.withdrawn' : 'absence.written',
      eventKey: `event:${id}`,
      except: personId,
      items: rows.map((row) => this.item(rules, row)),
      link: '/requests',
      say: (items) => (isBack ? words.news.backAfterAll(items) : words.news.away(items)),
    };
  }

  private item({ timeZone }: Rules, row: Answered<typeof OF_TEACHER_DURING>): Absent {
    return { ...row, timeZone, teacherIds: [], to: ['technicians', 'head'] };
  }
}
