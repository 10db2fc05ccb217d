import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Lesson } from '@app/shared/contracts';
import { WORDS } from '../../core/words';
import { Chip } from '../../ui/chip';
import { LESSON_STATE_LOOKS, minutesLateOf } from '../lesson-state';

/** One lesson as a card and a link: opening it opens the request panel beside it. */
@Component({
  selector: 'app-lesson-card',
  imports: [Chip, RouterLink],
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
      <b>{{ lesson().group.code }}</b>
      <span class="visually-hidden">{{ where() }}</span>
      @if (title(); as asked) {
        <span class="title">{{ asked }}</span>
      }
      <span class="facts">{{ facts() }}</span>
      @if (lesson().change; as change) {
        <span class="facts">{{ change.note }}</span>
      }
      <app-chip [tone]="look().tone" [icon]="look().icon">{{ state() }}</app-chip>
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
  protected readonly look = computed(() => LESSON_STATE_LOOKS[this.lesson().state]);
  protected readonly state = computed(() => this.words.lessons.state(this.lesson().state, minutesLateOf(this.lesson())));
  protected readonly where = computed(() => this.words.fortnight.lessonAt(this.lesson().date, this.lesson().period));
  protected readonly title = computed(() => {
    const [first, ...more] = this.lesson().requisitions;
    return first && this.words.lessons.asked(first.title, more.length);
  });
  protected readonly facts = computed(() => {
    const { requisitions, group, room } = this.lesson();
    const [first] = requisitions;
    const size = first ? this.words.quantities.sets(first.sets) : group.pupils === null ? null : this.words.quantities.pupils(group.pupils);
    return this.words.fortnight.cardFacts([size, room?.code].flatMap((part) => part ?? []));
  });
}
