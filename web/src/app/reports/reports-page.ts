import { afterNextRender, Component, computed, inject, Injector, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { addDays, type Dates, type Report, reportStretches } from '@app/shared/rules';
import { CalendarClient } from '../calendar/calendar.client';
import { Clock } from '../core/clock';
import { newsOf } from '../core/live-news';
import { refreshOnReturn } from '../core/refresh-on-return';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { SchoolClient } from '../school/school.client';
import { DateControl } from '../ui/date-control';
import { Control, Field } from '../ui/field';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { FactorFacts } from './factor-facts';
import { LatenessFacts } from './lateness-facts';
import { RecognitionFacts } from './recognition-facts';
import { ReportCard } from './report-card';
import { type ReportAsked, ReportsClient } from './reports.client';

/** Terms and closures are looked for so many days before and after today. */
const AROUND_DAYS = 199;
/** Where there is no term, a report is of six weeks. */
const USUAL_DAYS = 41;
const STRETCHES = ['half', 'term', 'year'] as const;
const SECONDS = 300;

/** Reports for those who lead: `?from=` and `?to=` are dates, `?department=` an id or `all`. */
@Component({
  selector: 'app-reports-page',
  imports: [Control, DateControl, FactorFacts, Field, LatenessFacts, MatButton, ProblemNotice, RecognitionFacts, ReportCard, Skeleton],
  templateUrl: './reports-page.html',
  styleUrl: './reports-page.scss',
})
export class ReportsPage {
  readonly from = input<string>();
  readonly to = input<string>();
  readonly department = input<string>();
  protected readonly words = inject(ALL_WORDS);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly session = inject(Session);
  private readonly client = inject(ReportsClient);
  private readonly today = inject(Clock).today;
  protected readonly mayReadHours = computed(() => this.session.may('workload.read'));
  private readonly all = inject(SchoolClient).departments();
  /** The departments of which one may read everything here; a teacher has their own figures alone. */
  protected readonly departments = computed(() => {
    const all = this.all.hasValue() ? this.all.value() : [];
    return all.filter(({ id }) => this.session.may('lateness.readTotals', { departmentId: id }));
  });
  protected readonly departmentId = computed(() => {
    const chosen = this.department() ?? this.departments()[0]?.id ?? '';
    return chosen === 'all' ? '' : chosen;
  });

  private readonly calendar = inject(CalendarClient).calendar(() => ({
    from: addDays(this.today(), -AROUND_DAYS),
    to: addDays(this.today(), AROUND_DAYS),
  }));
  /** What can be chosen by its name. */
  protected readonly stretches = computed(() => {
    if (!this.calendar.hasValue()) return [];
    const found = reportStretches(this.calendar.value(), this.today());
    return STRETCHES.flatMap((name) => (found[name] ? [{ name, dates: found[name] }] : []));
  });
  private readonly usual = computed<Dates>(
    () => this.stretches()[0]?.dates ?? { from: addDays(this.today(), -USUAL_DAYS), to: this.today() },
  );
  protected readonly dates = computed<Dates>(() => ({ from: this.from() ?? this.usual().from, to: this.to() ?? this.usual().to }));
  private readonly isReady = computed(() => !this.calendar.isLoading() && !this.all.isLoading());
  protected readonly asked = computed<ReportAsked>(
    () => ({ ...this.dates(), ...(this.departmentId() && { departmentId: this.departmentId() }) }),
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  private readonly asking = computed(() => (this.isReady() ? this.asked() : undefined));
  protected readonly lateness = this.client.lateness(this.asking);
  private readonly hoursAsked = computed(() => (this.mayReadHours() ? this.asking() : undefined));
  protected readonly factor = this.client.serviceFactor(this.hoursAsked);
  protected readonly recognition = this.client.recognition(this.hoursAsked);
  /** The report that is being printed alone. */
  protected readonly printing = signal<Report | null>(null);

  constructor() {
    refreshOnReturn(
      () => {
        for (const one of [this.lateness, this.factor, this.recognition]) one.reload();
      },
      () => SECONDS,
      { of: newsOf('requisition', 'task', 'duty', 'department', 'person', 'calendar') },
    );
  }

  protected isChosen({ from, to }: Dates): boolean {
    return from === this.dates().from && to === this.dates().to;
  }

  protected go(to: { from?: string; to?: string; department?: string }): void {
    void this.router.navigate([], { queryParams: { ...this.dates(), ...to }, queryParamsHandling: 'merge', replaceUrl: true });
  }

  /** Prints one report by itself, as it is shown. */
  protected print(report: Report): void {
    this.printing.set(report);
    afterNextRender(
      () => {
        globalThis.print();
        this.printing.set(null);
      },
      { injector: this.injector },
    );
  }
}
