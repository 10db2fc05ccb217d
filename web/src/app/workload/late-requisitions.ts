import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { addDays, LATE_REASONS } from '@app/shared/rules';
import { dateOf } from '../core/when';
import { Clock } from '../core/clock';
import { WORDS } from '../core/words';
import { Session } from '../identity/session';
import { latenessOf, STATUS_LOOKS } from '../requisitions/requisition-words';
import { PagedRequests } from '../requisitions/paged-requests';
import type { RequisitionFilter } from '../requisitions/requisitions.client';
import { Chip } from '../ui/chip';
import { Empty } from '../ui/empty';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';

/** What the late rate is made of: every request that came after its deadline, newest lesson first. */
@Component({
  selector: 'app-late-requisitions',
  imports: [Chip, Empty, MatButton, ProblemNotice, RouterLink, Skeleton],
  template: `
    <div class="page">
      <p class="small"><a routerLink="/workload">Workload</a></p>
      <div class="bar head">
        <h1>Late requests</h1>
        <span class="small num">lessons of {{ words.dates.dayMonth(filter().from) }} – {{ words.dates.dayMonth(filter().to) }}</span>
        <span class="grow"></span>
        @if (mayKnowWhy()) {
          <label class="bar">
            <span class="small">Reason</span>
            <select class="control" (change)="choose($any($event.target).value)">
              <option value="" [selected]="!reason()">every reason</option>
              @for (one of reasons; track one) {
                <option [value]="one" [selected]="one === reason()">{{ words.requisitions.lateCauses[one] }}</option>
              }
            </select>
          </label>
        }
      </div>
      @if (requests.error(); as refused) {
        <app-problem [error]="refused" (retry)="requests.reload()" />
      } @else if (shown(); as list) {
        @if (list.length > 0) {
          <p class="small count" role="status">{{ counts() }}</p>
          <div class="card scroll" tabindex="0" role="region" aria-label="Late requests">
            <table class="rows">
              <thead>
                <tr>
                  <th scope="col">Lesson</th>
                  <th scope="col">Request</th>
                  <th scope="col">Teacher</th>
                  <th scope="col">Late by</th>
                  @if (mayKnowWhy()) {
                    <th scope="col">Reason</th>
                  }
                  <th scope="col">Now</th>
                </tr>
              </thead>
              <tbody>
                @for (one of list; track one.id) {
                  <tr>
                    <td class="nowrap">
                      {{ words.dates.day(one.date) }}, {{ words.lessons.periods(one.period, one.lastPeriod) }}<br /><span class="small">{{
                        one.group
                      }}</span>
                    </td>
                    <td>
                      <a [routerLink]="['/requests', one.id]">{{ one.title }}</a>
                    </td>
                    <td>{{ one.teacher.name }}</td>
                    <td class="num nowrap">{{ words.durations.lateness(latenessOf(one)) }}</td>
                    @if (mayKnowWhy()) {
                      <td>
                        {{ one.lateReason ? words.requisitions.lateCauses[one.lateReason] : '–' }}
                        @if (one.excused) {
                          <app-chip>excused</app-chip>
                        }
                      </td>
                    }
                    <td>
                      <app-chip [tone]="looks[one.status].tone" [icon]="looks[one.status].icon">{{
                        words.requisitions.statuses[one.status]
                      }}</app-chip>
                    </td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
          @if (requests.hasMore()) {
            <p class="bar count">
              <button matButton="outlined" type="button" [disabled]="requests.loading()" (click)="requests.more()">
                {{ words.requestList.more }}
              </button>
            </p>
          }
        } @else {
          <div class="card">
            <app-empty icon="check" heading="Nothing came late">No request of these weeks came after its deadline.</app-empty>
          </div>
        }
      } @else {
        <div class="card"><app-skeleton [rows]="8" [height]="40" label="Loading late requests" /></div>
      }
    </div>
  `,
  styles: `
    .head,
    .count {
      margin-bottom: var(--s1);
    }
    select {
      width: auto;
    }
    .nowrap {
      white-space: nowrap;
    }
  `,
})
export class LateRequisitions {
  readonly from = input<string>();
  readonly to = input<string>();
  readonly department = input<string>();
  readonly reason = input<string>();
  protected readonly words = inject(WORDS);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  protected readonly looks = STATUS_LOOKS;
  protected readonly latenessOf = latenessOf;
  /** Why requests were late is for the head who leads their department. */
  protected readonly mayKnowWhy = computed(() => this.session.may('lateness.readOfAny'));
  protected readonly reasons = LATE_REASONS;
  protected readonly filter = computed<RequisitionFilter & { from: string; to: string }>(
    () => {
      const today = dateOf(this.clock.now(), this.session.timeZone());
      const department = this.department() ?? (this.mayKnowWhy() ? 'all' : (this.session.me()?.departments[0]?.id ?? 'all'));
      return {
        from: this.from() || addDays(today, -42),
        to: this.to() || addDays(today, 42),
        late: 'true',
        order: 'latest',
        ...(this.mayKnowWhy() && this.reason() && { lateReason: this.reason() }),
        ...(department !== 'all' && { departmentId: department }),
      };
    },
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  protected readonly requests = new PagedRequests(this.filter);
  protected readonly shown = this.requests.items;
  /** How many there are; of a list that is shown whole also how many of them do not count. */
  protected readonly counts = computed(() => {
    const list = this.shown() ?? [];
    if (this.requests.hasMore()) return this.words.requestList.showing(list.length, this.requests.total());
    const excused = list.filter((one) => one.excused).length;
    return `${list.length === 1 ? '1 request' : `${list.length} requests`}${excused > 0 ? `, ${excused} of them excused and not counted in the rate` : ''}`;
  });

  protected choose(reason: string): void {
    void this.router.navigate([], { queryParams: { reason: reason || null }, queryParamsHandling: 'merge' });
  }
}
