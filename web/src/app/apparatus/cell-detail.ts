import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Lesson, TimelineCell, TimelineRequest } from '@app/shared/contracts';
import { weekStart } from '@app/shared/rules';
import { MONDAY } from './week-grid';
import { ALL_WORDS } from '../core/words';

/** Of one period: how much is free, who has the rest, and of a teacher the own lessons then. */
@Component({
  selector: 'app-cell-detail',
  imports: [RouterLink],
  template: `
    <h2 tabindex="-1">{{ words.apparatus.cell(cell().date, cell().period, cell().free) }}</h2>
    @if (seesWhose()) {
      @if (hasJob()) {
        <p>
          <a routerLink="/machines">{{ words.machineJobs.hasIt }}</a>
        </p>
      } @else if (held().length === 0) {
        <p>{{ words.apparatus.nobody }}</p>
      } @else {
        <ul>
          @for (one of held(); track one.id) {
            <li>
              <a [routerLink]="['/requests', one.id]">{{ words.apparatus.heldBy(one.quantity, one.group, one.teacher) }}</a>
              <span class="small">{{ one.title }}</span>
            </li>
          }
        </ul>
      }
    }
    @if (teaches()) {
      @for (lesson of then(); track lesson.id) {
        <p>
          <a routerLink="/fortnight" [queryParams]="{ from: week(), lesson: lesson.id }"
            >{{ words.apparatus.askThen }}: {{ lesson.group?.code ?? lesson.subject }}</a
          >
        </p>
      } @empty {
        <p class="small">{{ words.apparatus.noLessonThen }}</p>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.5rem;
      padding: var(--s2);
    }
    h2 {
      font-size: var(--text-l);
    }
    ul {
      padding: 0;
      list-style: none;
    }
    li,
    p {
      overflow-wrap: anywhere;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.75rem;
      align-items: center;
      min-height: 2.75rem;
    }
  `,
})
export class CellDetail {
  readonly cell = input.required<TimelineCell>();
  readonly requests = input<readonly TimelineRequest[]>([]);
  readonly lessons = input<readonly Lesson[]>([]);
  readonly seesWhose = input(false);
  readonly teaches = input(false);
  protected readonly words = inject(ALL_WORDS);
  protected readonly week = computed(() => weekStart(this.cell().date, MONDAY));
  protected readonly held = computed(() =>
    this.cell().held.flatMap(({ requisitionId, quantity }) => {
      const request = this.requests().find(({ id }) => id === requisitionId);
      return request ? [{ ...request, quantity }] : [];
    }),
  );
  /** What no request holds, a machine job does. */
  protected readonly hasJob = computed(() => this.cell().held.length > this.held().length);
  protected readonly then = computed(() =>
    this.lessons().filter((lesson) => lesson.date === this.cell().date && lesson.period === this.cell().period),
  );
}
