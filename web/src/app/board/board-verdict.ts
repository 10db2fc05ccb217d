import { Component, computed, inject, input } from '@angular/core';
import { addDays, comingWeek, weekStart } from '@app/shared/rules';
import { CalendarClient } from '../calendar/calendar.client';
import { Clock } from '../core/clock';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { Icon } from '../ui/icon/icon';
import { weekOf } from '../workload/load-words';
import { WorkloadClient } from '../workload/workload.client';

const WEEKS = 6;

/** Whether next week fits, in the sentence of the page of the load, and the over-booked stretches of it and of the week that is shown. */
@Component({
  selector: 'app-board-verdict',
  imports: [Icon],
  template: `
    @if (load.hasValue()) {
      <section [class]="'card edge ' + (next().overloads.length > 0 ? 'stop' : 'ok')" [attr.aria-label]="words.board.verdictOf">
        <p class="bar">
          <app-icon [name]="next().overloads.length > 0 ? 'alert' : 'check'" />
          <b>{{ words.workload.verdict(next()) }}</b>
        </p>
        @for (one of sentences(); track one) {
          <p>{{ one }}</p>
        }
      </section>
    }
  `,
  styles: `
    section {
      margin-bottom: var(--s2);
    }
    p {
      overflow-wrap: anywhere;
    }
    b {
      flex: 1 1 0;
      min-width: 0;
    }
  `,
})
export class BoardVerdict {
  /** The first day of the week that is shown. */
  readonly week = input.required<string>();
  readonly departmentId = input.required<string>();
  protected readonly words = inject(ALL_WORDS);
  private readonly clock = inject(Clock);
  private readonly timeZone = inject(Session).timeZone;
  private readonly firstWeekday = inject(CalendarClient).firstWeekday;
  private readonly from = computed(() => comingWeek(this.clock.today(), this.firstWeekday()));
  protected readonly load = inject(WorkloadClient).workload(() => ({
    from: this.from(),
    to: addDays(this.from(), 7 * WEEKS - 1),
    ...(this.departmentId() !== 'all' && { departmentId: this.departmentId() }),
  }));
  private readonly of = (from: string) =>
    weekOf(this.load.hasValue() ? this.load.value() : { days: [], overloads: [] }, from, addDays(from, 6), this.timeZone());
  protected readonly next = computed(() => this.of(addDays(weekStart(this.clock.today(), this.firstWeekday()), 7)));
  protected readonly sentences = computed(() => [
    ...new Set(
      [...this.next().overloads, ...this.of(this.week()).overloads].map((one) => this.words.overloads.sentence(one, this.timeZone())),
    ),
  ]);

  reload(): void {
    this.load.reload();
  }
}
