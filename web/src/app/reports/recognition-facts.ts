import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RecognitionReport, ServiceFactorReport } from '@app/shared/contracts';
import type { WorkFunction } from '@app/shared/rules';
import { ALL_WORDS } from '../core/words';

/** What technicians' work was asked and what their contract gives, under the three questions of a senior leader. */
@Component({
  selector: 'app-recognition-facts',
  imports: [RouterLink],
  template: `
    <p>
      <b>{{ words.reports.served(report()) }}</b>&ngsp;
      <a class="no-print" routerLink="/requests" [queryParams]="served()">{{ words.reports.listServed }}</a>
    </p>
    <h3>{{ words.reports.questions.training }}</h3>
    <p>{{ words.reports.trainingSentence(report()) }}</p>
    @if (words.reports.meetingSentence(report()); as met) {
      <p>{{ met }}</p>
    }
    <h3>{{ words.reports.questions.contract }}</h3>
    <p>{{ words.reports.contractSentence(report()) }}</p>
    @if (words.reports.contractPays(report()); as pays) {
      <p>{{ pays }}</p>
    }
    <p class="small">{{ words.reports.whoCounts(report()) }}</p>
    <div class="scroll" tabindex="0" role="region" [attr.aria-label]="words.reports.byFunction">
      <table class="rows">
        <caption class="small">
          {{
            words.reports.byFunction
          }}
        </caption>
        <thead>
          <tr>
            <th scope="col">{{ words.reports.columns.work }}</th>
            <th scope="col" class="right">{{ words.reports.columns.time }}</th>
            <th scope="col" class="right">{{ words.reports.columns.share }}</th>
            <th scope="col" class="right">{{ words.reports.columns.agreed }}</th>
          </tr>
        </thead>
        <tbody>
          @for (one of report().functions; track one.function) {
            <tr>
              <th scope="row">
                <a [routerLink]="madeOf(one.function).path" [queryParams]="madeOf(one.function).query">{{
                  words.reports.functions[one.function]
                }}</a>
              </th>
              <td class="right num">{{ words.durations.work(one.minutes) }}</td>
              <td class="right num">{{ words.reports.share(one.minutes, report().askedMinutes) }}</td>
              <td class="right num">{{ words.reports.agreed(one.agreedMinutes) }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
    <h3>{{ words.reports.questions.paid }}</h3>
    <p>{{ words.reports.unpaidSentence(report()) }}</p>
    @if (factor(); as hours) {
      <p>{{ words.reports.factorSentence(hours) }}</p>
      <p class="small">{{ words.reports.advisedInShort }}</p>
    }
    <p class="small">
      {{ report().shared === 'own' ? words.reports.ownShared : words.reports.logsArePrivate }}
      <a class="no-print" routerLink="/log">{{ words.ownLog.page }}</a>
    </p>
    <p class="small">{{ words.reports.noRanking }}</p>
  `,
  styleUrl: './report-facts.scss',
})
export class RecognitionFacts {
  readonly report = input.required<RecognitionReport>();
  /** Of the same days and departments, once it is known. */
  readonly factor = input<ServiceFactorReport>();
  protected readonly words = inject(ALL_WORDS);
  /** Where what the minutes of a function are made of stands: the requests of the days, or the duties. */
  protected madeOf(of: WorkFunction): { path: string; query: Record<string, string> } {
    const isOfRequests = of === 'prepare' || of === 'deliver-and-collect' || of === 'clear';
    if (!isOfRequests) return { path: '/duties', query: {} };
    const { status: _status, ...query } = this.served();
    return { path: '/requests', query };
  }

  /** The list of what the sum of practicals is made of. */
  protected readonly served = computed(() => {
    const { from, to, departments } = this.report();
    const department = departments === null ? 'all' : departments.map(({ id }) => id).join(',');
    return { view: 'past', status: 'delivered,collected,cleared', from, to, department };
  });
}
