import { Injectable } from '@nestjs/common';
import type { EventName, ToldRequest } from '@app/shared';
import type { Rules } from '../calendar/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { type Answered, Database, is, statement } from '../core/database/index.js';
import type { EventOf, EventRow } from '../core/events/index.js';
import { words } from '../core/words.js';
import type { Gathering, Item } from './gathering.js';

/** Requests of a teacher ($2) of a school ($1) that still go on ($5) and meet a stretch ($3) and the time from now ($4) on. */
export const OF_TEACHER_DURING = statement(
  {
    requisitionId: is.uuid,
    title: is.text,
    date: is.date,
    period: is.text,
    startsAt: is.instant,
    deadline: is.instant.orNull,
    departmentId: is.uuid,
    department: is.text,
    group: is.text,
    room: is.text.orNull,
    teacher: is.text,
  },
  `SELECT q.id AS "requisitionId", q.title, q.date, q.period, q.starts_at AS "startsAt", q.deadline, q.department_id AS "departmentId", d.name AS department,
     g.code AS "group", r.code AS room, t.name AS teacher
   FROM requisition q
   JOIN person t ON t.school_id = $1 AND t.id = q.teacher_id
   JOIN department d ON d.school_id = $1 AND d.id = q.department_id
   JOIN teaching_group g ON g.school_id = $1 AND g.id = q.group_id
   LEFT JOIN room r ON r.school_id = $1 AND r.id = q.room_id
   WHERE q.school_id = $1 AND q.teacher_id = $2 AND q.starts_at < upper($3::tstzrange) AND q.ends_at > lower($3::tstzrange) AND q.ends_at > $4
     AND q.status = ANY($5)
   ORDER BY q.starts_at, q.id LIMIT 500`,
);

/** The states in which a request still goes on. */
export const GOING_ON = ['submitted', 'queried', 'accepted', 'prepared', 'delivered'];

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
