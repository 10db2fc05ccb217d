import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { LatenessReport } from '@app/shared/contracts';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { Empty } from '../ui/empty';

/** How many requests came late, why, and to the head of the department whose; each number opens the requests that it counts. */
@Component({
  selector: 'app-lateness-facts',
  imports: [Empty, MatButton, RouterLink],
  template: `
    @if (report().asked === 0) {
      <app-empty icon="requests" [heading]="words.reports.nothingAsked">{{ words.reports.nothingAskedWhy }}</app-empty>
    } @else {
      <p>
        <b>{{ words.reports.lateSentence(report()) }}</b>
      </p>
      @if (report().late > 0 && mayList()) {
        <p class="no-print">
          <a matButton="outlined" routerLink="/workload/late" [queryParams]="query()">{{ words.reports.listLate }}</a>
        </p>
      }
      <p class="small">{{ words.reports.lateNote }}</p>
      @if (report().causes.length > 0) {
        <div class="scroll" tabindex="0" role="region" [attr.aria-label]="words.reports.why">
          <table class="rows">
            <caption class="small">
              {{
                words.reports.why
              }}
            </caption>
            <thead>
              <tr>
                <th scope="col">{{ words.reports.columns.reason }}</th>
                <th scope="col" class="right">{{ words.reports.columns.late }}</th>
              </tr>
            </thead>
            <tbody>
              @for (cause of report().causes; track cause.reason) {
                <tr>
                  <th scope="row">{{ words.requisitions.lateCause(cause.reason) }}</th>
                  <td class="right num">
                    @if (mayKnowWhy()) {
                      <a
                        class="number"
                        routerLink="/workload/late"
                        [queryParams]="{ from: query().from, to: query().to, department: query().department, reason: cause.reason }"
                        >{{ words.counts.number(cause.count) }}</a
                      >
                    } @else {
                      {{ words.counts.number(cause.count) }}
                    }
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
      @if (report().byTeacher; as teachers) {
        <div class="scroll" tabindex="0" role="region" [attr.aria-label]="words.reports.byTeacher">
          <table class="rows">
            <caption class="small">
              {{
                words.reports.byTeacher
              }}
            </caption>
            <thead>
              <tr>
                <th scope="col">{{ words.reports.columns.teacher }}</th>
                <th scope="col" class="right">{{ words.reports.columns.asked }}</th>
                <th scope="col" class="right">{{ words.reports.columns.late }}</th>
                <th scope="col" class="right">{{ words.reports.columns.excused }}</th>
                <th scope="col" class="right">{{ words.reports.columns.rate }}</th>
              </tr>
            </thead>
            <tbody>
              @for (one of teachers; track one.teacher.id) {
                <tr>
                  <th scope="row">{{ one.teacher.name }}</th>
                  <td class="right num">
                    <a class="number" routerLink="/requests" [queryParams]="askedBy(one.teacher.id)">{{
                      words.counts.number(one.asked)
                    }}</a>
                  </td>
                  <td class="right num">
                    @if (one.late > 0) {
                      <a class="number" routerLink="/requests" [queryParams]="askedBy(one.teacher.id, true)">{{
                        words.counts.number(one.late)
                      }}</a>
                    } @else {
                      {{ words.counts.number(one.late) }}
                    }
                  </td>
                  <td class="right num">{{ words.counts.number(one.excused) }}</td>
                  <td class="right num">{{ words.load.lateRate(one).rate }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
    }
  `,
  styleUrl: './report-facts.scss',
})
export class LatenessFacts {
  readonly report = input.required<LatenessReport>();
  /** The department that the report was asked for; empty: all that one may see. */
  readonly departmentId = input('');
  protected readonly words = inject(ALL_WORDS);
  private readonly session = inject(Session);
  protected readonly query = computed(() => ({
    from: this.report().from,
    to: this.report().to,
    department: this.departmentId() || 'all',
  }));
  /** The list names people and reasons: it is for the head of the department, and as work for technicians. */
  protected readonly mayKnowWhy = computed(() => this.report().byTeacher !== undefined);
  protected readonly mayList = computed(() => this.mayKnowWhy() || (!this.report().own && this.session.may('lateness.listAll')));

  /** What one teacher asked for in these days, or what of it came late. */
  protected askedBy(teacher: string, isLate = false) {
    return { view: 'year', ...this.query(), teacher, ...(isLate && { late: 'true' }) };
  }
}
