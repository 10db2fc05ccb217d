import { Component, computed, DOCUMENT, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { csvOf } from '@app/shared/rules';
import { saveCsv } from '../../core/save-csv';
import { ALL_WORDS } from '../../core/words';

/** Where what a figure is made of stands. */
export interface FigureLink {
  path: string;
  query?: Record<string, string>;
}

/** A row of a table: its name, where what it is made of stands, and its figures, some of which open what only they are made of. */
export interface FigureRow {
  name: string;
  link?: FigureLink | null;
  cells: readonly (string | { text: string; link: FigureLink | null })[];
}

type Cell = FigureRow['cells'][number];
const textOf = (cell: Cell) => (typeof cell === 'string' ? cell : cell.text);

let count = 0;

/** A picture with its table beside it: each row opens what it is made of, and the table is saved as a file. */
@Component({
  selector: 'app-figure-card',
  imports: [MatButton, RouterLink],
  template: `
    <section class="card" [attr.aria-labelledby]="id">
      <div class="bar">
        <h2 [id]="id">{{ heading() }}</h2>
        <span class="grow"></span>
        @if (rows().length > 0) {
          <button matButton type="button" [attr.aria-label]="words.figures.saveOf(heading())" (click)="save()">
            {{ words.figures.save }}
          </button>
        }
      </div>
      @if (rows().length === 0) {
        <p class="none">{{ none() }}</p>
      } @else {
        <div class="both" [class.stacked]="stacked()">
          <ng-content />
          <div class="scroll" tabindex="0" role="region" [attr.aria-label]="heading() + ', ' + words.figures.table">
            <table class="rows">
              <thead>
                <tr>
                  @for (column of columns(); track $index) {
                    <th scope="col" [class.right]="$index > 0 && !wordy().includes($index)">{{ column }}</th>
                  }
                </tr>
              </thead>
              <tbody>
                @for (row of rows(); track $index) {
                  <tr>
                    <th scope="row">
                      @if (row.link; as link) {
                        <a [routerLink]="link.path" [queryParams]="link.query">{{ row.name }}</a>
                      } @else {
                        {{ row.name }}
                      }
                    </th>
                    @for (cell of row.cells; track $index) {
                      <td [class]="wordy().includes($index + 1) ? 'words' : 'num right'">
                        @if (linkOf(cell); as link) {
                          <a [routerLink]="link.path" [queryParams]="link.query">{{ textOf(cell) }}</a>
                        } @else {
                          {{ textOf(cell) }}
                        }
                      </td>
                    }
                  </tr>
                }
              </tbody>
            </table>
          </div>
        </div>
        @if (why()) {
          <p class="small">{{ why() }}</p>
        }
      }
    </section>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0.75rem;
    }
    .both {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr));
      gap: var(--s2);
      align-items: start;
    }
    .stacked {
      grid-template-columns: minmax(0, 1fr);
    }
    tbody th {
      font-weight: 600;
      white-space: nowrap;
    }
    tbody a {
      display: inline-block;
      min-width: 1.5rem;
      line-height: 1.5rem;
    }
    .words {
      min-width: 12rem;
    }
    .none {
      color: var(--ink-2);
    }
  `,
})
export class FigureCard {
  readonly heading = input.required<string>();
  readonly columns = input.required<readonly string[]>();
  readonly rows = input.required<readonly FigureRow[]>();
  /** The places of columns that hold words and no figures, after the first. */
  readonly wordy = input<readonly number[]>([]);
  readonly why = input('');
  /** A table too wide to stand beside its picture stands under it. */
  readonly stacked = input(false);
  /** Said in the place of an empty table. */
  readonly none = input('');
  protected readonly words = inject(ALL_WORDS);
  private readonly document = inject(DOCUMENT);
  protected readonly id = `figure-${++count}`;
  private readonly file = computed(() => csvOf([this.columns(), ...this.rows().map(({ name, cells }) => [name, ...cells.map(textOf)])]));
  protected readonly textOf = textOf;
  protected readonly linkOf = (cell: Cell) => (typeof cell === 'string' ? null : cell.link);

  protected save(): void {
    saveCsv(this.document, this.heading(), this.file());
  }
}
