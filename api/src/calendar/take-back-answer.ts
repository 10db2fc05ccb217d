import { Injectable } from '@nestjs/common';
import { lessonId } from '@app/shared';
import { Database } from '../core/database/index.js';
import { type TakenBack, TakeBacks } from '../core/events/index.js';
import type { Principal } from '../core/access/index.js';
import { AnswerLesson } from './answer-lesson.js';

type Answered = 'lesson.answered' | 'lesson.answer-withdrawn';

/** Takes back what was said of a lesson: an answer is withdrawn, one that was withdrawn is given again. */
@Injectable()
export class TakeBackAnswer {
  constructor(
    takeBacks: TakeBacks,
    private readonly db: Database,
    private readonly answers: AnswerLesson,
  ) {
    takeBacks.add('lesson.answered', (by, { event }) => this.withdraw(by, lessonOf(event)));
    takeBacks.add('lesson.answer-withdrawn', (by, taken) => this.give(by, taken));
  }

  private async withdraw(by: Principal, id: string): Promise<void> {
    await this.db.transaction(by.schoolId, () => this.answers.withdraw(by, id));
  }

  /** Something was asked for at the lesson since: that is what it was built on. */
  private async give(by: Principal, { event, refuseIfBuiltOn }: TakenBack<'lesson.answer-withdrawn'>): Promise<void> {
    await refuseIfBuiltOn(await this.answers.standing(by, lessonOf(event)));
    await this.db.transaction(by.schoolId, () => this.answers.nothingNeeded(by, lessonOf(event)));
  }
}

const lessonOf = ({ subjectId, payload }: TakenBack<Answered>['event']): string => lessonId(subjectId, payload.after.date);
