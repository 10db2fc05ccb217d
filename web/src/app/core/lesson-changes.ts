import type { Signal } from '@angular/core';
import type { Lesson, LessonChangeAnswer, LessonChangeBody } from '@app/shared/contracts';
import type { ChangeKind, FirstWeekday } from '@app/shared/rules';

/** Changes one lesson, and takes that back; the client of the calendar is it. Every call rejects with what `refusalOf` reads. */
export abstract class LessonChanges {
  /** The weekday on which the school's week begins; Monday until that is learnt. */
  abstract readonly firstWeekday: Signal<FirstWeekday>;
  abstract learnFirstWeekday(today: string): Promise<void>;
  abstract changeLesson(id: string, body: LessonChangeBody): Promise<LessonChangeAnswer>;
  /** Takes the change of a kind back; `anyway`: although another class or the teacher has something else then. */
  abstract takeBackChange(id: string, kind: ChangeKind, anyway: boolean): Promise<LessonChangeAnswer>;
  /** The lessons of a department on a day. */
  abstract lessonsOn(date: string, departmentId: string): Promise<Lesson[]>;
}
