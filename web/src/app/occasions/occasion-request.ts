import { Component, computed, inject, input, output, resource } from '@angular/core';
import type { Requisition } from '@app/shared/contracts';
import { CalendarClient } from '../calendar/calendar.client';
import { action } from '../core/action';
import { classOf } from '../core/class-of';
import { Toasts } from '../core/toasts';
import { UndoClient } from '../core/undo.client';
import { ALL_WORDS } from '../core/words';
import { RequisitionPanel } from '../requisitions/lesson-panel/requisition-panel';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';

/** Asking for the kit of one date of an occasion, for whoever holds it. */
@Component({
  selector: 'app-occasion-request',
  imports: [ProblemNotice, RequisitionPanel, Skeleton],
  template: `
    @if (lesson(); as found) {
      <app-requisition-panel
        [lesson]="found"
        (closed)="closed.emit()"
        (sent)="sent($event)"
        (changed)="read.reload()"
        (moved)="moved.emit($event)"
        (nothingNeeded)="nothingNeeded()"
      />
    } @else if (read.error(); as refused) {
      <app-problem [error]="refused" (retry)="read.reload()" />
    } @else if (read.isLoading()) {
      <app-skeleton [rows]="4" [label]="words.fortnight.openingLesson" />
    } @else {
      <p role="status">{{ words.occasions.noSuchDate }}</p>
    }
    @if (answering.refusal(); as refused) {
      <app-problem [error]="refused" [retryLabel]="null" />
    }
  `,
})
export class OccasionRequest {
  readonly lessonId = input.required<string>();
  readonly teacherId = input.required<string>();
  readonly closed = output();
  readonly moved = output<string>();
  protected readonly words = inject(ALL_WORDS);
  protected readonly answering = action();
  private readonly calendar = inject(CalendarClient);
  private readonly toasts = inject(Toasts);
  private readonly undo = inject(UndoClient);
  protected readonly read = resource({
    params: () => ({ id: this.lessonId(), teacherId: this.teacherId() }),
    loader: async ({ params: { id, teacherId } }) => {
      // a lesson's id ends in its date
      const date = id.slice(-10);
      return (await this.calendar.lessonsOf({ from: date, to: date }, teacherId)).find((one) => one.id === id) ?? null;
    },
  });
  protected readonly lesson = computed(() => (this.read.hasValue() ? this.read.value() : null));

  protected sent(requisition: Requisition): void {
    const { title, status, minutesOver } = requisition;
    const { fortnight, requisitions } = this.words;
    const says = status === 'draft' ? fortnight.draftKept(title) : fortnight.sent(title, requisitions.statuses[status], minutesOver);
    this.toasts.say(says, this.undo.of(requisition) ?? null);
    this.closed.emit();
  }

  protected async nothingNeeded(): Promise<void> {
    const lesson = this.lesson();
    if (!lesson) return;
    const ending = await this.answering.run(async () => {
      await this.calendar.nothingNeeded([lesson.id]);
      return this.words.fortnight.answeredOne(classOf(lesson), lesson.date, this.words.lessons.periods(lesson.period, lesson.lastPeriod));
    });
    if (ending === 'done') this.closed.emit();
  }
}
