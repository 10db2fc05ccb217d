import { Injectable } from '@nestjs/common';
import { Database } from '../core/database/index.js';
import { LessonAnswerRow } from './timetable.entity.js';

/** What was said about lessons, for those who make it untrue. */
@Injectable()
export class LessonAnswers {
  constructor(private readonly db: Database) {}

  /** Drops the answer to a lesson, in the ambient transaction: something is asked for at it after all. */
  drop(entryId: string, date: string): Promise<number> {
    return this.db.delete(LessonAnswerRow, { entryId, date });
  }
}
