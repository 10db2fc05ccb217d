import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { addDays, comingWeek, weekStart } from '@app/shared/rules';
import { CalendarClient } from '../calendar/calendar.client';
import { Clock } from '../core/clock';
import { newsOf } from '../core/live-news';
import { refreshOnReturn } from '../core/refresh-on-return';
import { WORDS } from '../core/words';
import { Session } from '../identity/session';
import { Icon } from '../ui/icon/icon';
import { weekOf } from './load-words';
import { WorkloadClient } from './workload.client';

const WEEKS = 6;
const SECONDS = 300;

/**
 * Whether next week fits, in the sentence of Workload, and the over-booked stretches of it and of the week that a page shows; what cannot be read
 * is not said. `opens`: it leads to the board of that week.
 */
@Component({
  selector: 'app-week-verdict',
  imports: [Icon, RouterLink],
  template: `
    @if (load.hasValue()) {
      <section [class]="'card edge ' + (next().overloads.length > 0 ? 'stop' : 'ok')" [attr.aria-label]="words.workload.verdictOf">
        <p class="bar">
          <app-icon [name]="next().overloads.length > 0 ? 'alert' : 'check'" />
          @if (opens()) {
            <b
              ><a routerLink="/board" [queryParams]="{ week: from(), department: departmentId() }">{{
                words.workload.verdict(next())
              }}</a></b
            >
          } @else {
            <b>{{ words.workload.verdict(next()) }}</b>
          }
        </p>
        @for (one of sentences(); track one) {
          <p>{{ one }}</p>
        }
      </section>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    p {
      overflow-wrap: anywhere;
    }
    b {
      flex: 1 1 0;
      min-width: 0;
    }
    a {
      display: inline-block;
      min-height: 1.5rem;
    }
  `,
})
export class WeekVerdict {
  /** The first day of the week that is shown beside; next week is told of in any case. */
  readonly week = input<string>();
  readonly department = input<string>();
  readonly opens = input(false);
  protected readonly words = inject(WORDS);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  private readonly timeZone = this.session.timeZone;
  private readonly calendar = inject(CalendarClient);
  /** The department that Workload opens with, where none is chosen. */
  protected readonly departmentId = computed(() => this.department() ?? this.session.me()?.departments[0]?.id ?? 'all');
  private readonly begins = computed(() => comingWeek(this.clock.today(), this.calendar.firstWeekday()));
  protected readonly from = computed(() => addDays(weekStart(this.clock.today(), this.calendar.firstWeekday()), 7));
  protected readonly load = inject(WorkloadClient).workload(() => ({
    from: this.begins(),
    to: addDays(this.begins(), 7 * WEEKS - 1),
    ...(this.departmentId() !== 'all' && { departmentId: this.departmentId() }),
  }));
  private readonly of = (from: string) =>
    weekOf(this.load.hasValue() ? this.load.value() : { days: [], overloads: [] }, from, addDays(from, 6), this.timeZone());
  protected readonly next = computed(() => this.of(this.from()));
  protected readonly sentences = computed(() => {
    const week = this.week();
    const told = [...this.next().overloads, ...(week === undefined ? [] : this.of(week).overloads)];
    return [...new Set(told.map((one) => this.words.overloads.sentence(one, this.timeZone())))];
  });

  constructor() {
    void this.calendar.learnFirstWeekday(this.clock.today());
    refreshOnReturn(
      () => this.reload(),
      () => SECONDS,
      { of: newsOf('requisition', 'task', 'duty', 'absence', 'lesson', 'calendar', 'school', 'department', 'person') },
    );
  }

  reload(): void {
    this.load.reload();
  }
}
