import { Component, ElementRef, afterNextRender, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Lesson, Requisition } from '@app/shared/contracts';
import { REQUISITION_LIMITS } from '@app/shared/rules';
import { action } from '../../core/action';
import { refusalOf, type Refusal } from '../../core/refusal';
import { ALL_WORDS } from '../../core/words';
import { Control, Field } from '../../ui/field';
import { ProblemNotice } from '../../ui/problem';
import { RequisitionsClient } from '../requisitions.client';
import { LessonsToOffer } from './lessons-to-offer';

const AT_ONCE = 4;

/** A lesson to offer, with what is said of it. */
interface Place {
  lesson: Lesson;
  says: string;
}

/** The other lessons of the class, each judged by a preview before it is shown: one is chosen and sent as a question to its teacher. */
@Component({
  selector: 'app-offer-lesson',
  imports: [Control, Field, MatButton, ProblemNotice],
  template: `
    <section class="card stack" aria-labelledby="offer-heading">
      <h4 id="offer-heading" tabindex="-1">{{ words.offers.heading }}</h4>
      @if (failed(); as refused) {
        <app-problem [error]="refused" (retry)="look()" />
      }
      @if (places().length > 0) {
        <div class="places" role="radiogroup" aria-labelledby="offer-heading">
          @for (place of places(); track place.lesson.id) {
            <label>
              <input type="radio" name="offer-lesson" [checked]="chosen() === place.lesson.id" (change)="chosen.set(place.lesson.id)" />
              <span>{{ place.says }}</span>
            </label>
          }
        </div>
      }
      <p class="small" role="status">
        {{ looking() ? words.offers.looking : places().length === 0 && !failed() ? words.offers.none : '' }}
      </p>
      @if (sending.refusal(); as refused) {
        <app-problem [error]="refused" [retryLabel]="null" />
      }
      @if (chosen()) {
        <app-field [label]="words.offers.noteTo" [error]="sending.wrong()['note']">
          <textarea appControl rows="2" [attr.maxlength]="limits.offerNote" [value]="note()" (typed)="note.set($event)"></textarea>
        </app-field>
      }
      <div class="bar">
        @if (chosen()) {
          <button matButton="filled" type="button" [disabled]="sending.busy()" (click)="send()">{{ words.offers.send }}</button>
        }
        <button matButton type="button" (click)="left.emit()">{{ words.offers.back }}</button>
      </div>
    </section>
  `,
  styles: `
    section {
      gap: 0.625rem;
    }
    h4 {
      margin: 0;
      font-size: var(--text-m);
    }
    .places {
      display: grid;
      gap: 0.25rem;
    }
    label {
      display: flex;
      gap: 0.625rem;
      align-items: center;
      min-height: 2.75rem;
      overflow-wrap: anywhere;
    }
    input[type='radio'] {
      flex: none;
      width: 1.25rem;
      height: 1.25rem;
      accent-color: var(--accent);
    }
  `,
})
export class OfferLesson {
  readonly requisition = input.required<Requisition>();
  readonly offered = output();
  readonly left = output();
  protected readonly words = inject(ALL_WORDS);
  protected readonly limits = REQUISITION_LIMITS;
  protected readonly sending = action();
  protected readonly places = signal<readonly Place[]>([]);
  protected readonly looking = signal(true);
  protected readonly failed = signal<Refusal | null>(null);
  protected readonly chosen = signal('');
  protected readonly note = signal('');
  private readonly client = inject(RequisitionsClient);
  private readonly lessons = inject(LessonsToOffer);

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => {
      host.querySelector<HTMLElement>('#offer-heading')?.focus({ preventScroll: true });
      void this.look();
    });
  }

  protected async look(): Promise<void> {
    this.failed.set(null);
    this.places.set([]);
    this.looking.set(true);
    try {
      const lessons = await this.lessons.of(this.requisition());
      for (let at = 0; at < lessons.length; at += AT_ONCE) {
        const judged = await Promise.all(lessons.slice(at, at + AT_ONCE).map((lesson) => this.judge(lesson)));
        this.places.update((places) => [...places, ...judged.flatMap((place) => place ?? [])]);
      }
    } catch (error) {
      this.failed.set(refusalOf(error));
    }
    this.looking.set(false);
  }

  protected async send(): Promise<void> {
    const { id, teacher } = this.requisition();
    const place = this.places().find(({ lesson }) => lesson.id === this.chosen());
    if (!place) return;
    const note = this.note().trim();
    const ending = await this.sending.run(async () => {
      const { to } = await this.client.offer(id, { lessonId: place.lesson.id, ...(note && { note }) });
      return this.words.offers.offered(teacher.name, to);
    });
    if (ending === 'done') this.offered.emit();
  }

  private async judge(lesson: Lesson): Promise<Place | null> {
    const answer = await this.lessons.judge(this.requisition(), lesson);
    if (!answer) return null;
    const { date, period, lastPeriod = null, requisitions } = lesson;
    const facts = { late: answer.late, minutesOver: answer.minutesOver, there: requisitions[0]?.title ?? null };
    return { lesson, says: this.words.offers.place({ date, period, lastPeriod }, facts) };
  }
}
