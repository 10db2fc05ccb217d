import { Injectable } from '@nestjs/common';
import type { NoticeKind } from '@app/shared';
import { JobRules } from '../calendar/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { type Consumer, Consumers, type EventRow } from '../core/events/index.js';
import { words } from '../core/words.js';
import { Deliver, type Message } from './deliver.js';
import { mailTo } from './recipients.js';
import { TAKEN_BACK_WITHIN_MS } from './taken-back-news.js';
import { WithdrawTold } from './withdraw-told.js';

/** A notice ($2) of a school ($1) that is still up, with whose it is and who ($3) did what is told of it. */
export const NOTICE_TOLD = statement(
  {
    kind: is.text.as<NoticeKind>(),
    title: is.text,
    text: is.text,
    mustRead: is.bool,
    answer: is.text.orNull,
    authorId: is.uuid,
    doer: is.text.orNull,
  },
  `SELECT n.kind, n.title, n.text, n.must_read AS "mustRead", n.answer, n.author_id AS "authorId", w.name AS doer
   FROM notice n LEFT JOIN person w ON w.school_id = $1 AND w.id = $3 WHERE n.school_id = $1 AND n.id = $2 AND NOT n.archived`,
);

/** Who is told of a notice ($2) of a school ($1): those it is for, or ($3) whose it is alone; but for who did it ($4). */
export const NOTICE_PEOPLE = statement(
  { id: is.uuid, name: is.text, email: is.text.orNull },
  `SELECT p.id, p.name, p.email FROM notice n JOIN person p ON p.school_id = $1 AND p.active
   WHERE n.school_id = $1 AND n.id = $2 AND p.id IS DISTINCT FROM $4 AND CASE WHEN $3 THEN p.id = n.author_id ELSE n.department_id IS NULL
     OR EXISTS (SELECT FROM person_department d WHERE d.school_id = $1 AND d.person_id = p.id AND d.department_id = n.department_id)
     OR NOT EXISTS (SELECT FROM person_department d WHERE d.school_id = $1 AND d.person_id = p.id) END ORDER BY p.id`,
);

/** When the notice ($2) of a school ($1) was put up: the events that people were told of. */
export const POSTED = statement(
  { id: is.uuid },
  `SELECT id FROM event WHERE school_id = $1 AND subject_id = $2 AND name = 'notice.posted'`,
);

/** Tells those whom a safety notice is for, and whoever had an idea that was answered; a notice taken down is no more told of. */
@Injectable()
export class NoticeNewsConsumer implements Consumer {
  readonly name = 'notice-news';
  readonly events = ['notice.posted', 'notice.answered', 'notice.removed'] as const;

  constructor(
    private readonly db: Database,
    private readonly rules: JobRules,
    private readonly messages: Deliver,
    private readonly told: WithdrawTold,
    consumers: Consumers,
  ) {
    consumers.add(this);
  }

  async deliver(schoolId: string, events: readonly EventRow[]): Promise<void> {
    const rules = await this.rules.of(schoolId);
    if (!rules) return;
    for (const event of events) {
      if (event.name === 'notice.removed') await this.withdraw(event);
      else await this.messages.messages(rules, await this.messagesOf(event), TAKEN_BACK_WITHIN_MS);
    }
  }

  private async withdraw({ schoolId, subjectId }: EventRow): Promise<void> {
    const posted = await this.db.query(POSTED, [schoolId, subjectId]);
    const ids = posted.map(({ id }) => id);
    await this.told.withdraw(schoolId, ids, subjectId);
  }

  private async messagesOf({ id, schoolId, subjectId, personId, name }: EventRow): Promise<Message[]> {
    const notice = await this.db.one(NOTICE_TOLD, [schoolId, subjectId, personId]);
    if (!notice) return [];
    const isAnswer = name === 'notice.answered';
    const { title, text, mustRead, answer } = notice;
    if (isAnswer ? answer === null : notice.kind !== 'safety') return [];
    const said = isAnswer
      ? words.notices.answeredMail({ title, answer: answer ?? '', by: notice.doer ?? '' })
      : words.notices.safetyMail({ title, text, mustRead, author: notice.doer ?? '' });
    const people = await this.db.query(NOTICE_PEOPLE, [schoolId, subjectId, isAnswer, personId]);
    return people.map((person) => ({
      personId: person.id,
      event: isAnswer ? 'notice.answered' : 'notice.safety',
      eventKey: `event:${id}`,
      subject: said.subject,
      text: said.lines.join('\n'),
      link: '/notices',
      mailTo: mailTo(person),
      lessonStartMs: null,
    }));
  }
}
