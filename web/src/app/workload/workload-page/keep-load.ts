import { Component, computed, DOCUMENT, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { WorkloadDay } from '@app/shared/contracts';
import { csvOf } from '@app/shared/rules';
import { saveCsv } from '../../core/save-csv';
import { ALL_WORDS } from '../../core/words';
import { Icon } from '../../ui/icon/icon';

/** What is taken away from Workload: the page on paper, and its days as a file. */
@Component({
  selector: 'app-keep-load',
  imports: [Icon, MatButton],
  template: `
    <button matButton type="button" (click)="print()"><app-icon name="print" />{{ words.reports.print }}</button>
    <button matButton type="button" [disabled]="days().length === 0" (click)="save()">
      <app-icon name="imports" />{{ words.figures.save }}
    </button>
  `,
})
export class KeepLoad {
  readonly days = input.required<readonly WorkloadDay[]>();
  /** What the page is called: the name of the file. */
  readonly heading = input.required<string>();
  /** The school's date: of a day before it nothing is left over, and it is neither calm nor full. */
  readonly today = input.required<string>();
  protected readonly words = inject(ALL_WORDS);
  private readonly document = inject(DOCUMENT);
  /** The very table of the page: minutes as numbers, so that they can be added up. */
  private readonly rows = computed(() => {
    const { columns, past } = this.words.workload;
    const head = [columns.day, columns.week, columns.asked, columns.time, columns.left].map((one, at) =>
      at < 2 ? one : this.words.figures.inMinutes(one),
    );
    return [
      [...head, columns.level],
      ...this.days().map(({ date, weekLabel, workMinutes, technicianMinutes, backlogMinutes, level }) => {
        const isOver = date < this.today();
        const minutes = [workMinutes, technicianMinutes, ...(isOver ? [] : [backlogMinutes])].map(String);
        return [date, weekLabel ?? '', ...minutes, ...(isOver ? ['', past] : [this.words.load.levels[level]])];
      }),
    ];
  });

  protected print(): void {
    this.document.defaultView?.print();
  }

  protected save(): void {
    saveCsv(this.document, this.heading(), csvOf(this.rows()));
  }
}
