import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Lesson } from '@app/shared/contracts';
import { classOf } from '../../core/class-of';
import { WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { LessonStateMark } from './lesson-state-mark';

/** One lesson as a card and a link: opening it opens the request panel beside it. */
@Component({
  selector: 'app-lesson-card',
  imports: [LessonStateMark, RouterLink],
  template: `
    <a
      [routerLink]="[]"
      [queryParams]="{ lesson: lesson().id }"
      queryParamsHandling="merge"
      [id]="'lesson-' + lesson().id"
      [attr.aria-current]="selected() ? 'true' : null"
      [class]="lesson().state"
      [class.selected]="selected()"
      [class.over]="over()"
      [class.row]="row()"
    >
      <b>{{ name() }}</b>
      <span class="visually-hidden">{{ where() }}</span>
      @if (title(); as asked) {
        <span class="title">{{ asked }}</span>
      }
      <span class="facts">{{ facts() }}</span>
      @for (one of told(); track one) {
        <span class="facts">{{ one }}</span>
      }
      @if (besides(); as others) {
        <span class="facts">{{ others }}</span>
      }
      @if (lesson().change; as change) {
        @for (one of lesson().changes; track one.kind) {
          <span class="facts">{{ words.lessons.changeMark(one) }}{{ one.note ? ': ' + one.note : '' }}</span>
        } @empty {
          <span class="facts">{{ change.note }}</span>
        }
      }
      <app-lesson-state [lesson]="lesson()" />
    </a>
  `,
  styleUrl: './lesson-card.scss',
})
export class LessonCard {
  readonly lesson = input.required<Lesson>();
  readonly selected = input(false);
  /** Whether the lesson has ended. */
  readonly over = input(false);
  /** Laid out as a row of a list instead of a cell. */
  readonly row = input(false);
  protected readonly words = inject(WORDS);
  private readonly session = inject(Session);
  protected readonly name = computed(() => classOf(this.lesson()));
  protected readonly where = computed(() =>
    this.words.fortnight.lessonAt(this.lesson().date, this.words.lessons.periods(this.lesson().period, this.lesson().lastPeriod)),
  );
  protected readonly title = computed(() => {
    const [first, ...more] = this.lesson().requisitions;
    return first && this.words.lessons.asked(first.title, more.length);
  });
  protected readonly facts = computed(() => {
    const { requisitions, group, room, period, lastPeriod, occasion, startTime, endTime } = this.lesson();
    const [first] = requisitions;
    const size = first ? this.words.quantities.sets(first.sets) : group?.pupils == null ? null : this.words.quantities.pupils(group.pupils);
    const double = lastPeriod === null || this.row() ? null : this.words.lessons.periods(period, lastPeriod);
    const times = occasion ? `${startTime}–${endTime}` : null;
    return this.words.fortnight.cardFacts([double, times, size, room?.code].flatMap((part) => part ?? []));
  });
  /** What became of it once it is closed, that it stays out, and that a technician helps. */
  protected readonly told = computed(() => {
    const [first] = this.lesson().requisitions;
    if (!first) return [];
    const { status, outcome, keptUntil, supportMinutes } = first;
    const { closing, lessons } = this.words;
    return [
      status === 'cleared' ? closing.became(outcome) : null,
      keptUntil === null ? null : lessons.outUntil(keptUntil, this.session.timeZone()),
      supportMinutes === null ? null : lessons.helped(supportMinutes),
    ].flatMap((one) => one ?? []);
  });
  /** Who else teaches it, of those who look at it. */
  protected readonly besides = computed(() => {
    const { teacher, otherTeachers } = this.lesson();
    const names = otherTeachers.length === 0 ? [] : [teacher, ...otherTeachers].filter(({ id }) => id !== this.session.me()?.user.id);
    return names.length === 0 ? null : this.words.lessons.besides(names.map(({ name }) => name));
  });
}
