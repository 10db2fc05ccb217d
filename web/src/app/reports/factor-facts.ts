import { Component, inject, input } from '@angular/core';
import type { ServiceFactorReport } from '@app/shared/contracts';
import { ALL_WORDS } from '../core/words';

/** Technicians' hours for each hour that is taught, beside what is advised, none of which is law. */
@Component({
  selector: 'app-factor-facts',
  template: `
    <p>
      <b>{{ words.reports.factorSentence(report()) }}</b>
    </p>
    <p class="small">{{ words.reports.whoCounts(report()) }}</p>
    <p>{{ report().note }}</p>
    <div class="scroll" tabindex="0" role="region" [attr.aria-label]="words.reports.advised">
      <table class="rows">
        <caption class="small">
          {{
            words.reports.advised
          }}
        </caption>
        <thead>
          <tr>
            <th scope="col">{{ words.reports.columns.source }}</th>
            <th scope="col" class="right">{{ words.reports.columns.factor }}</th>
            <th scope="col" class="right">{{ words.reports.columns.hours }}</th>
          </tr>
        </thead>
        <tbody>
          @for (one of report().wanted; track one.source) {
            <tr>
              <th scope="row">{{ one.source }}</th>
              <td class="right num">{{ words.reports.factor(one.factor, one.orMore) }}</td>
              <td class="right num">{{ words.reports.wanted(one) }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styleUrl: './report-facts.scss',
})
export class FactorFacts {
  readonly report = input.required<ServiceFactorReport>();
  protected readonly words = inject(ALL_WORDS);
}
