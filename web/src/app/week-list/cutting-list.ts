import { Component, computed, inject, input } from '@angular/core';
import type { WeekCut } from '@app/shared/contracts';
import { Clock } from '../core/clock';
import { ALL_WORDS } from '../core/words';

/** The week's cutting list: by material, the largest pieces first, with how many, what they are for and how much material that is. */
@Component({
  selector: 'app-cutting-list',
  template: `
    <h2>{{ words.weekList.cutting }}</h2>
    @for (group of byMaterial(); track group.material) {
      <section class="card">
        <h3>{{ group.material }}</h3>
        <span class="small">{{ words.weekList.area(group.area) }}</span>
        <ul>
          @for (cut of group.cuts; track $index) {
            <li>
              <span class="box" aria-hidden="true"></span>
              <div>
                <b>{{ words.weekList.pieces(cut.pieces) }}, {{ words.weekList.size(cut) }}</b>
                <span class="small">{{ cut.parts.join(', ') }}</span>
                @for (one of cut.lessons; track $index) {
                  <span class="small">
                    {{ words.weekList.forLesson(words.dates.dayFrom(one.lesson.date, today()), one.lesson, one.quantity, null) }}
                  </span>
                }
              </div>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    h2 {
      margin: var(--s2) 0 0.5rem;
    }
    section + section {
      margin-top: var(--s1);
    }
    h3 {
      font-size: var(--text-m);
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: 0.75rem;
      padding: 0.5rem 0;
      break-inside: avoid;
    }
    li + li {
      border-top: 1px solid var(--line);
    }
    li > div {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.75rem;
      align-items: baseline;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .box {
      display: none;
      flex: none;
      width: 1rem;
      height: 1rem;
      border: 1px solid;
    }
    @media print {
      .box {
        display: block;
      }
    }
  `,
})
export class CuttingList {
  readonly cuts = input.required<WeekCut[]>();
  protected readonly words = inject(ALL_WORDS);
  protected readonly today = inject(Clock).today;
  protected readonly byMaterial = computed(() =>
    [...new Set(this.cuts().map(({ material }) => material))].map((material) => {
      const cuts = this.cuts().filter((cut) => cut.material === material);
      return { material, cuts, area: cuts.reduce((sum, { squareMetres }) => sum + squareMetres, 0) };
    }),
  );
}
