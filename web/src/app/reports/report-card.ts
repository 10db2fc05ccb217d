import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Report } from '@app/shared/rules';
import { ALL_WORDS } from '../core/words';
import { Icon } from '../ui/icon/icon';
import { type ReportAsked, ReportsClient } from './reports.client';

/** The frame of a report: its title, of what it is, and the ways to have it on paper or as a table. */
@Component({
  selector: 'app-report-card',
  imports: [Icon, MatButton],
  template: `
    <section class="card" [attr.aria-labelledby]="report() + '-heading'">
      <h2 [id]="report() + '-heading'">{{ title() }}</h2>
      <p class="small num">{{ of() }}</p>
      <ng-content />
      <div class="bar no-print">
        <a matButton="outlined" [href]="csv()" download [attr.aria-label]="named(words.reports.csv)">
          <app-icon name="imports" />{{ words.reports.csv }}
        </a>
        <a matButton="outlined" [href]="pdf()" target="_blank" rel="noopener" [attr.aria-label]="named(words.reports.pdf)">
          <app-icon name="reports" />{{ words.reports.pdf }}
        </a>
        <button matButton="outlined" type="button" [attr.aria-label]="named(words.reports.print)" (click)="print.emit()">
          <app-icon name="print" />{{ words.reports.print }}
        </button>
      </div>
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: var(--s1);
    }
    .bar {
      margin-top: var(--s1);
    }
    @media print {
      section {
        border: 0;
        padding: 0;
      }
    }
  `,
})
export class ReportCard {
  readonly report = input.required<Report>();
  readonly asked = input.required<ReportAsked>();
  /** Of which days and whom it is, in words. */
  readonly of = input.required<string>();
  readonly print = output();
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(ReportsClient);
  protected readonly title = computed(() => this.words.reports.titles[this.report()]);
  protected readonly csv = computed(() => this.client.file(this.report(), this.asked(), 'csv'));
  protected readonly pdf = computed(() => this.client.file(this.report(), this.asked(), 'pdf'));

  protected named(way: string): string {
    return this.words.reports.wayOf(way, this.title());
  }
}
