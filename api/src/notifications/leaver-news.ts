import { Injectable } from '@nestjs/common';
import type { EventName, ToldRequest } from '@app/shared';
import type { Rules } from '../calendar/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import type { EventOf, EventRow } from '../core/events/index.js';
import { words } from '../core/words.js';
import { OF_TEACHER_DURING } from './absence-news.js';
import type { Gathering, Item } from './gathering.js';
import { GOING_ON } from './told-request.js';

type Left = Item & ToldRequest;

/** What is open of somebody who left and whom nobody took over from. */
@Injectable()
export class LeaverNews {
  readonly events: readonly EventName[] = ['person.left'];

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Gathers the open requests of each who left without a successor. Who let them go is told too: what follows from it is news. */
  async gather(rules: Rules, events: readonly EventRow[]): Promise<Gathering<Left>[]> {
    const gatherings: Gathering<Left>[] = [];
    for (const event of events) {
      if (event.name !== 'person.left') continue;
      const left = event as EventOf<'person.left'>;
      if (left.payload.after.handOverTo === null) gatherings.push(await this.of(rules, left));
    }
    return gatherings;
  }

  private async of({ schoolId, timeZone }: Rules, { id, subjectId }: EventOf<'person.left'>): Promise<Gathering<Left>> {
    const now = instant(this.clock.nowMs());
    const rows = await this.db.query(OF_TEACHER_DURING, [schoolId, subjectId, `[${now},infinity)`, now, GOING_ON]);
    return {
      kind: 'person.left',
      eventKey: `event:${id}`,
      except: subjectId,
      items: rows.map((row) => ({ ...row, timeZone, teacherIds: [], to: ['technicians', 'head'] })),
      link: '/to-settle',
      say: (items) => words.news.toHandOver(items),
    };
  }
}
