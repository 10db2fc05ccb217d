import { Service, inject } from '@angular/core';
import type { Lesson, PreviewAnswer, Requisition } from '@app/shared/contracts';
import { addDays } from '@app/shared/rules';
import { Clock } from '../../core/clock';
import { LESSONS_OF } from '../../core/lessons-of.token';
import { refusalOf } from '../../core/refusal';
import { dateOf } from '../../core/when';
import { Session } from '../../identity/session';
import { askOf, draftOf } from '../requisition-panel/requisition-draft';
import { RequisitionsClient } from '../requisitions.client';

const DAYS = 28;
/** So many lessons are looked at. */
const LESSONS = 16;

/** Finds the lessons to which a request could go, and judges each by a preview. */
@Service()
export class LessonsToOffer {
  private readonly client = inject(RequisitionsClient);
  private readonly lessonsOf = inject(LESSONS_OF);
  private readonly clock = inject(Clock);
  private readonly timeZone = inject(Session).timeZone;

  /** Lists the class's lessons to come, the nearest first, without the one that the request has. */
  async of({ lesson, teacher }: Requisition): Promise<Lesson[]> {
    const from = dateOf(this.clock.now(), this.timeZone());
    const all = await this.lessonsOf({ from, to: addDays(from, DAYS) }, teacher.id);
    const isOther = (one: Lesson): boolean =>
      (one.group?.id ?? one.occasion?.id) === (lesson.group?.id ?? lesson.occasion?.id) && one.id !== lesson.id;
    return all.filter((one) => isOther(one) && Temporal.Instant.compare(one.start, this.clock.now()) > 0).slice(0, LESSONS);
  }

  /** Judges a lesson; null where the request cannot go there: kit is short, or the department takes nothing so near. */
  async judge(requisition: Requisition, lesson: Lesson): Promise<PreviewAnswer | null> {
    const ask = askOf(lesson.id, { ...draftOf(requisition), lateReason: '', lateWords: '' });
    const answer = await this.client.previewOnce({ ...ask, requisitionId: requisition.id }).catch(refusedOnly);
    return answer && answer.blocked === null && answer.shortages.length === 0 ? answer : null;
  }
}

/** A lesson that the server does not take is none to offer; anything else went wrong. */
function refusedOnly(error: unknown): null {
  const { status } = refusalOf(error);
  if (status === 404 || status === 422 || status === 403) return null;
  throw error;
}
