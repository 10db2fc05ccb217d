import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Lesson } from '@app/shared/contracts';
import { shortDay } from '../../core/when';
import { Chip } from '../../ui/chip';
import { lookOf } from '../lesson-state';

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
      <span class="visually-hidden">, {{ where() }}:</span>
      @if (title(); as words) {
        <span class="title">{{ words }}</span>
      }
      <span class="facts">{{ facts() }}</span>
      @if (lesson().change; as change) {
        <span class="facts">{{ change.note }}</span>
      }
      <app-chip [tone]="look().tone" [icon]="look().icon">{{ look().word }}</app-chip>
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
  protected readonly look = computed(() => lookOf(this.lesson()));
  protected readonly where = computed(() => `${shortDay(this.lesson().date)}, ${this.lesson().period}`);
  protected readonly title = computed(() => {
    const [first, ...more] = this.lesson().requisitions;
    return first && (more.length > 0 ? `${first.title} and ${more.length} more` : first.title);
  });
  protected readonly facts = computed(() => {
    const { requisitions, group, room } = this.lesson();
    const [first] = requisitions;
    const size = first ? (first.sets === 1 ? '1 set' : `${first.sets} sets`) : group.pupils === null ? null : `${group.pupils} pupils`;
    return [size, room?.code].flatMap((part) => part?.replaceAll(' ', '\u00a0') ?? []).join(' · ');
  });
}
