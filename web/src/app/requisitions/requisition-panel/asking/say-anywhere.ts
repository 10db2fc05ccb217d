import { Component, afterNextRender, computed, inject, output, resource, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Lesson } from '@app/shared/contracts';
import { addDays } from '@app/shared/rules';
import { classOf } from '../../../core/class-of';
import { Clock } from '../../../core/clock';
import { LESSONS_OF } from '../../../core/lessons-of.token';
import { ALL_WORDS } from '../../../core/words';
import { Session } from '../../../identity/session';
import { Control, Field } from '../../../ui/field';
import { PendingWords } from './pending-words';
import { SayBox, type ReadWords } from './say-box';

/** So far ahead lessons are offered where the words name none. */
const AHEAD_DAYS = 27;

/** Takes a request in plain words before a lesson is chosen: the words name it, else it is asked for; its panel goes on from there. */
@Component({
  selector: 'app-say-anywhere',
  imports: [Control, Field, MatButton, SayBox],
  template: `
    <app-say-box [after]="read">
      <button matButton type="button" (click)="left.emit()">{{ words.say.fold }}</button>
    </app-say-box>
    @if (text() !== null) {
      <div class="ask" role="status">
        <p>
          <b>{{ words.anywhere.lesson }}</b> {{ words.anywhere.lessonWhy }}
        </p>
        @for (one of meant(); track one.id) {
          <button matButton="outlined" type="button" (click)="go(one.id)">{{ one.text }}</button>
        }
        @if (lessons().length > 0) {
          <app-field [label]="words.anywhere.choose">
            <select appControl [value]="chosen()" (typed)="chosen.set($event)">
              <option value="" [selected]="chosen() === ''">{{ words.anywhere.choose }}</option>
              @for (lesson of lessons(); track lesson.id) {
                <option [value]="lesson.id" [selected]="lesson.id === chosen()">{{ named(lesson) }}</option>
              }
            </select>
          </app-field>
          <button matButton="filled" type="button" [disabled]="chosen() === ''" (click)="go(chosen())">{{ words.anywhere.go }}</button>
        } @else if (meant().length === 0) {
          <p>{{ words.anywhere.noLessons }}</p>
        }
      </div>
    }
  `,
  styles: `
    :host,
    .ask {
      display: grid;
      gap: 0.625rem;
    }
    .ask > button {
      justify-self: start;
    }
    p {
      margin: 0;
    }
  `,
})
export class SayAnywhere {
  /** The lesson whose panel is to be opened: the words wait there. */
  readonly found = output<string>();
  readonly left = output();
  private readonly all = inject(ALL_WORDS);
  protected readonly words = this.all.asking;
  private readonly pending = inject(PendingWords);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  private readonly lessonsOf = inject(LESSONS_OF);
  private readonly box = viewChild.required(SayBox);
  /** What was read and names no lesson; null while nothing was. */
  protected readonly text = signal<string | null>(null);
  protected readonly meant = signal<{ id: string; text: string }[]>([]);
  protected readonly chosen = signal('');
  private readonly coming = resource({
    params: () => (this.text() === null ? undefined : this.clock.today()),
    loader: ({ params }) => this.lessonsOf({ from: params, to: addDays(params, AHEAD_DAYS) }, this.session.person().user.id),
  });
  protected readonly lessons = computed(() =>
    (this.coming.hasValue() ? this.coming.value() : []).filter(({ start }) => Temporal.Instant.compare(start, this.clock.now()) > 0),
  );

  constructor() {
    // one opened it to type
    afterNextRender(() => this.box().focus());
  }

  protected readonly read = ({ text, read }: ReadWords): void => {
    this.text.set(text);
    const meant = read.unsure.flatMap(({ candidates }) =>
      candidates.flatMap(({ field, value, text: name }) => lessonOf(field, value, name)),
    );
    this.meant.set(meant.filter(({ id }, at) => meant.findIndex((one) => one.id === id) === at));
    if (read.draft.lessonId !== undefined) this.go(read.draft.lessonId);
  };

  protected go(lessonId: string): void {
    this.pending.hand(lessonId, this.text() ?? '');
    this.found.emit(lessonId);
  }

  protected named(lesson: Lesson): string {
    const { dates, lessons } = this.all;
    return `${classOf(lesson)}, ${dates.day(lesson.date)}, ${lessons.periods(lesson.period, lesson.lastPeriod)}`;
  }
}

function lessonOf(field: string | undefined, value: string | undefined, text: string): { id: string; text: string }[] {
  return field === 'lessonId' && value !== undefined ? [{ id: value, text }] : [];
}
