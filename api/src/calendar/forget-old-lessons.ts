import { Injectable, type OnModuleInit } from '@nestjs/common';
import { instant } from '../core/clock/index.js';
import { command, Database } from '../core/database/index.js';
import {
  type Forgotten,
  ForgetPeople,
  ForgetYears,
  type KeptFrom,
  type PersonForgetter,
  type YearsForgetter,
} from '../core/forgetting/index.js';
import { AbsenceRow } from './absence.entity.js';

/** Absences of a school ($1) that ended before an instant ($2), so many ($3). */
export const OLD_ABSENCES = command(
  `DELETE FROM absence a WHERE a.school_id = $1 AND a.id IN (
     SELECT o.id FROM absence o WHERE o.school_id = $1 AND upper(o.during) <= $2 LIMIT $3)`,
);
/** What was said of lessons of a school ($1) before a date ($2), so many ($3). */
export const OLD_ANSWERS = command(
  `DELETE FROM lesson_answer a WHERE a.school_id = $1 AND (a.entry_id, a.date) IN (
     SELECT o.entry_id, o.date FROM lesson_answer o WHERE o.school_id = $1 AND o.date < $2::date LIMIT $3)`,
);
/** What was another of lessons of a school ($1) before a date ($2), and who took them, so many ($3). */
export const OLD_CHANGES = command(
  `DELETE FROM lesson_change c WHERE c.school_id = $1 AND (c.entry_id, c.date, c.kind) IN (
     SELECT o.entry_id, o.date, o.kind FROM lesson_change o WHERE o.school_id = $1 AND o.date < $2::date LIMIT $3)`,
);

/** Forgets who was away, what was said of lessons and who took them for somebody else, in years that are kept no longer; and why people were away who are forgotten. */
@Injectable()
export class ForgetOldLessons implements YearsForgetter, PersonForgetter, OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly years: ForgetYears,
    private readonly people: ForgetPeople,
  ) {}

  onModuleInit(): void {
    this.years.register(this);
    this.people.register(this);
  }

  /** Takes absences, answers and changes of lessons away. */
  async forgetBefore(schoolId: string, { date, ms }: KeptFrom, most: number): Promise<number> {
    const absences = await this.db.change(OLD_ABSENCES, [schoolId, instant(ms), most]);
    const answers = await this.db.change(OLD_ANSWERS, [schoolId, date, most]);
    return absences + answers + (await this.db.change(OLD_CHANGES, [schoolId, date, most]));
  }

  /** Leaves when somebody was away, for the rules, and not why. */
  async forgetPerson(_schoolId: string, { personId }: Forgotten): Promise<void> {
    await this.db.update(AbsenceRow, { personId }, { reason: null });
  }
}
