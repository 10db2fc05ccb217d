import { Injectable } from '@nestjs/common';
import type { Principal } from '../core/access/index.js';
import { Database } from '../core/database/index.js';
import { Events, type TakenBack, TakeBacks } from '../core/events/index.js';
import { notFound } from '../core/problems/index.js';
import { LOCK_NOTICE, noticeFacts } from './notice-columns.js';
import { NoticeRow } from './notice.entity.js';

/** Takes back that a notice was put up or taken down. */
@Injectable()
export class TakeBackNotice {
  constructor(
    takeBacks: TakeBacks,
    private readonly db: Database,
    private readonly events: Events,
  ) {
    takeBacks.add('notice.posted', (by, taken) => this.restore(by, taken, true));
    takeBacks.add('notice.removed', (by, taken) => this.restore(by, taken, false));
  }

  private async restore(by: Principal, { event, refuseIfBuiltOn }: TakenBack, archived: boolean): Promise<void> {
    const { subjectId: id } = event;
    const notice = await this.db.one(LOCK_NOTICE, [by.schoolId, id]);
    if (!notice) throw notFound('notice');
    await refuseIfBuiltOn();
    await this.db.update(NoticeRow, { id }, { archived });
    const facts = noticeFacts(notice);
    await this.events.record(
      by,
      archived
        ? { name: 'notice.removed', subjectId: id, payload: { before: facts } }
        : { name: 'notice.posted', subjectId: id, payload: { after: facts } },
    );
  }
}
