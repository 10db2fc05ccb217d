import { Component, inject, input } from '@angular/core';
import type { WeekItem } from '@app/shared/contracts';
import { Clock } from '../core/clock';
import { ALL_WORDS } from '../core/words';
import { Chip } from '../ui/chip';

/** The week's shopping: each ingredient with how much is needed, there and to be bought, where it is kept, and for which lessons. */
@Component({
  selector: 'app-week-items',
  imports: [Chip],
  template: `
    <h2>{{ words.weekList.shopping }}</h2>
    <ul class="card">
      @for (item of items(); track $index) {
        <li>
          <span class="box" aria-hidden="true"></span>
          <div>
            <b>{{ words.weekList.name(item) }}</b>
            <span class="small">{{ words.weekList.needed(item) }}</span>
            @if (item.location) {
              <span class="small">{{ item.location }}</span>
            }
            @if (item.supplier) {
              <span class="small">{{ item.supplier }}</span>
            }
            @if (item.late > 0) {
              <app-chip tone="warn" icon="clock">{{ words.weekList.late(item.late, item.unit) }}</app-chip>
            }
            <details>
              <summary>{{ words.weekList.lessonsOf }} ({{ item.lessons.length }})</summary>
              <ul>
                @for (one of item.lessons; track one.lesson.requisitionId) {
                  <li>
                    <span>{{
                      words.weekList.forLesson(words.dates.dayFrom(one.lesson.date, today()), one.lesson, one.quantity, item.unit)
                    }}</span>
                    @if (one.isLate) {
                      <app-chip tone="warn" icon="clock">{{ words.weekList.lateChip }}</app-chip>
                    }
                  </li>
                }
              </ul>
            </details>
          </div>
          <b class="buy">{{ words.weekList.buy(item) }}</b>
        </li>
      }
    </ul>
  `,
  styles: `
    h2 {
      margin: var(--s2) 0 0.5rem;
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .card {
      padding: 0 var(--s2);
    }
    .card > li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0.75rem;
      align-items: start;
      padding: 0.5rem 0;
      break-inside: avoid;
    }
    .card > li + li {
      border-top: 1px solid var(--line);
    }
    .card > li > div {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.75rem;
      align-items: baseline;
      overflow-wrap: anywhere;
    }
    details {
      flex: 1 0 100%;
      font-size: var(--text-s);
    }
    summary {
      min-height: 3rem;
      padding-block: 0.75rem;
      cursor: pointer;
    }
    .buy {
      text-align: right;
    }
    .box {
      display: none;
      width: 1rem;
      height: 1rem;
      border: 1px solid;
    }
    @media print {
      .card > li {
        grid-template-columns: auto minmax(0, 1fr) auto;
      }
      .box {
        display: block;
      }
      details {
        display: none;
      }
    }
  `,
})
export class WeekItems {
  readonly items = input.required<WeekItem[]>();
  protected readonly words = inject(ALL_WORDS);
  protected readonly today = inject(Clock).today;
}
