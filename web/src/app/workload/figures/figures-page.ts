import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { CalendarView } from '@app/shared/contracts';
import { addDays, STRETCH_KINDS, type StretchKind, weekdayOf } from '@app/shared/rules';
import { CalendarClient } from '../../calendar/calendar.client';
import { lastRead } from '../../core/last-read';
import { Clock } from '../../core/clock';
import { newsOf } from '../../core/live-news';
import { refreshOnReturn } from '../../core/refresh-on-return';
import { ALL_WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { SchoolClient } from '../../school/school.client';
import { Empty } from '../../ui/empty';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import { pastStretches } from '../past-stretches';
import { WorkloadClient } from '../workload.client';
import { Chart } from './chart';
import { FigureCard, type FigureLink } from './figure-card';
import { heatMap, heatOf, lateByWeek, loadByWeek } from './pictures';
import { TeacherReminder } from './teacher-reminder';
import { causeRows, coverageRows, heatLink, heatRows, lateRows, loadRows, shortRows, teacherRows, wastedRows, yearRows } from './tables';

const WEEKS = 6;
const YEAR_DAYS = 399;
const SECONDS = 300;

/**
 * What came of days that are over: each picture with its table and a file, each number with what it is made of. `?stretch=` names the days,
 * `?department=` an id or `all`, `?against=` what they are compared with.
 */
@Component({
  selector: 'app-figures-page',
  imports: [Chart, Empty, FigureCard, MatButton, ProblemNotice, RouterLink, Skeleton, TeacherReminder],
  templateUrl: './figures-page.html',
  styleUrl: './figures-page.scss',
})
export class FiguresPage {
  readonly stretch = input<string>();
  readonly department = input<string>();
  readonly against = input<string>();

  protected readonly words = inject(ALL_WORDS);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly client = inject(WorkloadClient);
  private readonly calendars = inject(CalendarClient);
  protected readonly today = inject(Clock).today;
  protected readonly kinds = STRETCH_KINDS;
  protected readonly departments = inject(SchoolClient).departments();
  protected readonly departmentId = computed(() => this.department() ?? this.session.me()?.departments[0]?.id ?? 'all');
  protected readonly name = computed(() => {
    const list = [...(this.departments.hasValue() ? this.departments.value() : []), ...(this.session.me()?.departments ?? [])];
    return this.departmentId() === 'all'
      ? this.words.workload.allDepartments
      : (list.find(({ id }) => id === this.departmentId())?.name ?? '');
  });
  /** Undefined until it is known; null where it cannot be read: then there are the last weeks to look back on. */
  private readonly calendar = signal<CalendarView | null | undefined>(undefined);
  protected readonly choices = computed(() => pastStretches(this.calendar() ?? null, this.today()));
  protected readonly chosen = computed(() => this.choices().find(({ kind }) => kind === this.stretch()) ?? this.choices()[0] ?? null);
  protected readonly compared = computed<StretchKind | null>(() => {
    const asked = this.against() ?? 'half-term';
    return STRETCH_KINDS.find((kind) => kind === asked) ?? null;
  });
  private readonly asked = computed(
    () => {
      if (this.calendar() === undefined) return undefined;
      const dates = this.chosen()?.of ?? { from: addDays(this.today(), -7 * WEEKS), to: addDays(this.today(), -1) };
      const [departmentId, against] = [this.departmentId(), this.compared()];
      return { ...dates, ...(departmentId !== 'all' && { departmentId }), ...(against && { against }) };
    },
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  protected readonly read = this.client.figures(this.asked);
  /** The figures as last read stay while they are read again. */
  protected readonly figures = lastRead(this.read);
  /** The department's rule, for a reminder to quote. */
  protected readonly rule = computed(() => {
    const list = this.departments.hasValue() ? this.departments.value() : [];
    return this.words.deadlines.rule(list.find(({ id }) => id === this.departmentId())?.policy ?? null);
  });
  protected readonly mayTryOut = computed(() => this.session.may('school.see'));
  private readonly weeks = computed(() => this.figures()?.weeks ?? []);
  private readonly heat = computed(() => heatOf(this.figures()?.heat ?? [], weekdayOf));
  protected readonly pictures = {
    late: computed(() => lateByWeek(this.weeks(), this.words, this.today())),
    load: computed(() => loadByWeek(this.weeks(), this.words, this.today())),
    heat: computed(() => heatMap(this.heat(), this.words)),
  };
  protected readonly heatHeight = computed(() => 3 + 2.5 * Math.max(1, this.heat().periods.length));
  protected readonly heatColumns = computed(() => [
    this.words.figures.heat.columns.period,
    ...this.heat().weekdays.map((weekday) => this.words.dates.longWeekday(weekday)),
  ]);
  protected readonly lateColumns = Object.values(this.words.figures.late.columns);
  protected readonly yearColumns = Object.values(this.words.figures.byYear.columns);
  protected readonly causeColumns = Object.values(this.words.figures.causes.columns);
  protected readonly loadColumns = Object.values(this.words.figures.load.columns);
  protected readonly shortColumns = Object.values(this.words.figures.short.columns);
  protected readonly teacherColumns = Object.values(this.words.figures.teachers.columns);
  protected readonly coverageColumns = Object.values(this.words.figures.coverage.columns);
  protected readonly wastedColumns = Object.values(this.words.figures.wasted.columns);
  private readonly shown = computed(() => ({
    words: this.words,
    today: this.today(),
    from: this.figures()?.from ?? this.today(),
    to: this.figures()?.to ?? this.today(),
    departmentId: this.departmentId(),
    mayList: this.mayList(),
  }));
  protected readonly rows = {
    late: computed(() => lateRows(this.weeks(), this.shown())),
    years: computed(() => yearRows(this.figures()?.years ?? [], this.shown())),
    causes: computed(() => causeRows(this.figures(), this.shown(), this.mayKnowWhy())),
    load: computed(() => loadRows(this.weeks(), this.shown())),
    heat: computed(() => heatRows(this.heat(), this.shown())),
    short: computed(() => shortRows(this.figures()?.shortages ?? [], this.shown())),
    teachers: computed(() => teacherRows(this.figures()?.byTeacher ?? null, this.shown())),
    coverage: computed(() => coverageRows(this.figures()?.coverage ?? [], this.shown())),
    wasted: computed(() => wastedRows(this.figures()?.wasted ?? [], this.shown())),
  };
  protected readonly says = computed(() => {
    const known = this.figures();
    return known ? this.words.figures.compared(known.lateness, known.compared, this.today()) : '';
  });
  protected readonly wastedSays = computed(() => {
    const wasted = this.figures()?.wasted ?? [];
    const times = wasted.reduce((sum, one) => sum + one.cancelled + one.notUsed, 0);
    const minutes = wasted.reduce((sum, one) => sum + one.minutes, 0);
    return `${this.words.figures.wastedSum(times, minutes)} ${this.words.figures.wasted.why}`;
  });

  constructor() {
    void this.learn();
    refreshOnReturn(
      () => this.read.reload(),
      () => SECONDS,
      { of: newsOf('requisition', 'task', 'lesson', 'calendar', 'school') },
    );
  }

  protected choose(more: { stretch?: string; department?: string; against?: string }): void {
    void this.router.navigate([], { queryParams: more, queryParamsHandling: 'merge' });
  }

  protected openWeek(place: number): void {
    this.open(this.rows.late()[place]?.link);
  }

  protected openLoad(place: number): void {
    this.open(this.rows.load()[place]?.link);
  }

  protected openCell(place: number): void {
    const cell = this.heat().sums[place];
    if (cell) this.open(heatLink(cell, this.shown()));
  }

  private open(link: FigureLink | null | undefined): void {
    if (link) void this.router.navigate([link.path], { queryParams: link.query ?? {} });
  }

  private mayKnowWhy(): boolean {
    const departmentIds = this.departmentId() === 'all' ? [] : [this.departmentId()];
    return (
      this.session.may('lateness.readOfAny') &&
      departmentIds.every((id) => this.session.may('lateness.readOf', { personId: '', departmentIds: [id] }))
    );
  }

  private mayList(): boolean {
    return this.mayKnowWhy() || this.session.may('lateness.listAll');
  }

  private async learn(): Promise<void> {
    this.calendar.set(await this.calendars.between(addDays(this.today(), -YEAR_DAYS), this.today()).catch(() => null));
  }
}
