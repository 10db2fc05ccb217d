import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { RequisitionSummary } from '@app/shared/contracts';
import { addDays } from '@app/shared/rules';
import { Clock } from '../../core/clock';
import { dateOf } from '../../core/when';
import { WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { Chip } from '../../ui/chip';
import { Empty } from '../../ui/empty';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import { STATUS_LOOKS } from '../requisition-words';
import { RequisitionsClient, type RequisitionFilter } from '../requisitions.client';

/** Which requests are shown; the words stand on the buttons. */
const VIEWS = [
  { id: 'coming', label: 'To come' },
  { id: 'attention', label: 'Waiting or queried' },
  { id: 'past', label: 'Past four weeks' },
] as const;
type View = (typeof VIEWS)[number]['id'];

/** Requests as a list: a teacher's own; everybody's for technicians and heads. `?view=` says which. */
@Component({
  selector: 'app-requisition-list',
  imports: [Chip, Empty, ProblemNotice, RouterLink, Skeleton],
  templateUrl: './requisition-list.html',
  styleUrl: './requisition-list.scss',
})
export class RequisitionList {
  readonly view = input<View | undefined>();
  protected readonly words = inject(WORDS);
  private readonly clock = inject(Clock);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly views = VIEWS;
  protected readonly looks = STATUS_LOOKS;
  protected readonly everybody = computed(() => this.session.may('requisition.seeAll'));
  protected readonly current = computed<View>(() => VIEWS.find(({ id }) => id === this.view())?.id ?? 'coming');
  protected readonly today = computed(() => dateOf(this.clock.now(), this.session.timeZone()));
  private readonly filter = computed<RequisitionFilter>(
    () => {
      const today = this.today();
      const mine = this.everybody() ? {} : { teacherId: this.session.me()?.user.id ?? '' };
      if (this.current() === 'past') return { ...mine, from: addDays(today, -28), to: addDays(today, -1) };
      const coming = { ...mine, from: today, to: addDays(today, 42) };
      return this.current() === 'attention' ? { ...coming, status: 'submitted,queried' } : coming;
    },
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  protected readonly requests = inject(RequisitionsClient).list(this.filter);
  protected readonly days = computed(() => {
    const all = this.requests.hasValue() ? this.requests.value() : null;
    if (!all) return null;
    const days = new Map<string, RequisitionSummary[]>();
    for (const one of [...all].sort((a, b) => a.start.localeCompare(b.start))) days.set(one.date, [...(days.get(one.date) ?? []), one]);
    const listed = [...days].map(([date, items]) => ({ date, items }));
    return this.current() === 'past' ? listed.reverse() : listed;
  });

  protected show(view: View): void {
    void this.router.navigate([], { queryParams: { view } });
  }
}
