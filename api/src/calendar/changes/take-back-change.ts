import { Injectable } from '@nestjs/common';
import { lessonId } from '@app/shared';
import { Database } from '../../core/database/index.js';
import { TakeBacks } from '../../core/events/index.js';
import { ChangeLesson } from './change-lesson.js';

/** Takes back what was changed of a lesson: it is as it was before, whatever was done to other lessons of its entry since. */
@Injectable()
export class TakeBackChange {
  constructor(takeBacks: TakeBacks, db: Database, lessons: ChangeLesson) {
    takeBacks.add('lesson.changed', (by, { event: { subjectId, payload } }) =>
      db.transaction(by.schoolId, () => lessons.restore(by, lessonId(subjectId, payload.after.date), payload.after, payload.before)),
    );
    takeBacks.add('lesson.unchanged', (by, { event: { subjectId, payload } }) =>
      db.transaction(by.schoolId, async () => {
        const { date, changes } = payload.before;
        for (const change of changes) await lessons.restore(by, lessonId(subjectId, date), change, change);
      }),
    );
  }
}
