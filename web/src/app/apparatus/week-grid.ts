import { Component, computed, inject, input, output } from '@angular/core';
import type { TimelineCell } from '@app/shared/contracts';
import { ALL_WORDS } from '../core/words';

/** A week is shown from Monday on, whatever day a school's own begins with. */
export const MONDAY = 1;

/** A row of the grid: one period, with what is free of it on each day; null where the day has no such period. */
interface PeriodRow {
  key: string;
  name: string;
  cells: (TimelineCell | null)[];
}

/** What is free of one thing, by period and day: each figure is a button that asks for more. */
@Component({
  selector: 'app-week-grid',
  template: `
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">{{ words.apparatus.period }}</span>
            </th>
            @for (date of dates(); track date) {
              <th scope="col" [class.today]="date === today()">{{ words.dates.dayOfColumn(date) }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.key) {
            <tr>
              <th scope="row">{{ row.name }}</th>
              @for (cell of row.cells; track $index) {
                <td>
                  @if (cell) {
                    <button
                      type="button"
                      class="num"
                      [class.none]="cell.free === 0"
                      [class.held]="cell.held.length > 0"
                      [attr.aria-pressed]="cell === chosen()"
                      [attr.aria-label]="words.apparatus.cell(cell.date, cell.period, cell.free)"
                      (click)="choose.emit(cell)"
                    >
                      {{ cell.free }}
                      @if (cell.free === 0) {
                        <b aria-hidden="true">!</b>
                      }
                    </button>
                  }
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    table {
      width: 100%;
      max-width: 48rem;
      border-collapse: collapse;
      table-layout: fixed;
    }
    th {
      padding: 0.25rem;
      color: var(--ink-2);
      font-size: var(--text-xs);
      font-weight: 650;
    }
    th[scope='row'] {
      text-align: left;
      overflow-wrap: anywhere;
    }
    .today {
      color: var(--accent);
    }
    td {
      padding: 0.125rem;
    }
    button {
      width: 100%;
      min-height: 2.75rem;
      border: 1px solid var(--line);
      border-radius: var(--r-s);
      background: var(--surface);
      color: var(--ink);
      cursor: pointer;
    }
    .held {
      font-weight: 650;
    }
    .none {
      border-color: var(--warn);
      color: var(--warn);
      font-weight: 650;
    }
    [aria-pressed='true'] {
      outline: 2px solid var(--accent);
      outline-offset: 1px;
    }
  `,
})
export class WeekGrid {
  readonly cells = input.required<readonly TimelineCell[]>();
  readonly today = input('');
  readonly chosen = input<TimelineCell | null>(null);
  readonly choose = output<TimelineCell>();
  protected readonly words = inject(ALL_WORDS);
  protected readonly dates = computed(() => [...new Set(this.cells().map(({ date }) => date))].sort());
  protected readonly rows = computed((): PeriodRow[] => {
    const nameOf = ({ period, schedule }: TimelineCell) => `${schedule ?? ''} ${period}`.trim();
    return [...new Set(this.cells().map(nameOf))].map((name) => ({
      key: name,
      name,
      cells: this.dates().map((date) => this.cells().find((cell) => cell.date === date && nameOf(cell) === name) ?? null),
    }));
  });
}
