import { Injectable } from '@nestjs/common';
import { dateAt, may } from '@app/shared';
import { type Rules, type UnansweredLesson, UnansweredLessons } from '../calendar/index.js';
import { Database } from '../core/database/index.js';
import { words } from '../core/words.js';
import type { Message } from './deliver.js';
import { mailTo, peopleOf } from './recipients.js';

/** Teachers are reminded so many school days before a deadline. */
const SCHOOL_DAYS_BEFORE = [1, 3];

/** Reminds teachers of lessons of theirs without an answer. */
@Injectable()
export class ReminderNews {
  constructor(
    private readonly db: Database,
    private readonly unanswered: UnansweredLessons,
  ) {}

  /** Makes this morning's reminders, one for each teacher; in the ambient transaction of the school. */
  async messages(rules: Rules, nowMs: number): Promise<Message[]> {
    const { calendar, schoolId, timeZone } = rules;
    if (!calendar) return [];
    const today = dateAt(nowMs, timeZone);
    const dates = SCHOOL_DAYS_BEFORE.flatMap((days) => calendar.after(today, days)?.date ?? []);
    const lessons = await this.unanswered.dueOn(rules, new Set(dates), nowMs);
    if (lessons.length === 0) return [];
    const people = await peopleOf(this.db, schoolId, [...new Set(lessons.flatMap(({ teacherIds }) => teacherIds))]);
    return people.flatMap((person): Message[] => {
      const isTheirs = ({ teacherIds }: UnansweredLesson) =>
        teacherIds.some((personId) => may(person.rights, 'requisition.hearAsTeacher', { personId }));
      const [first, ...more] = lessons.filter(isTheirs);
      if (!first) return [];
      const { subject, lines } = words.news.unanswered([first, ...more], timeZone);
      return [
        {
          personId: person.id,
          event: 'lessons.unanswered',
          eventKey: `unanswered:${today}`,
          subject,
          text: lines.join('\n'),
          link: '/fortnight',
          mailTo: mailTo(person),
          lessonStartMs: null,
        },
      ];
    });
  }
}
