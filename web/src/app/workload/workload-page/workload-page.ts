import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { addDays, comingWeek, weekStart } from '@app/shared/rules';
import { CalendarClient } from '../../calendar/calendar.client';
import { Clock } from '../../core/clock';
import { dateOf } from '../../core/when';
import { WORDS } from '../../core/words';
import { wordsThere } from '../../core/words-there';
import { Session } from '../../identity/session';
import { SchoolClient } from '../../school/school.client';
import { Chip } from '../../ui/chip';
import { Empty } from '../../ui/empty';
import { Icon } from '../../ui/icon/icon';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import { LevelCard } from '../levelling/level-card';
import { PlanCard } from '../plan/plan-card';
import { LEVEL_LOOKS, byTechnician, reachesInto, weekOf } from '../load-words';
import { WorkloadClient } from '../workload.client';
import { DayBars } from './day-bars';
import { KeepLoad } from './keep-load';
import { OverloadCard } from './overload-card';
import { ShareRows, type ShareRow } from './share-rows';

const WEEKS = 6;

/**
 * The head's home: is the work fair, and will next week hold? Six weeks of load against time; every number opens what it is
 * made of. `?from=` is a date of the first week, `?department=` an id or `all`.
 */
@Component({
  selector: 'app-workload-page',
  imports: [
    Chip,
    DayBars,
    Empty,
    Icon,
    KeepLoad,
    MatButton,
    NgTemplateOutlet,
    OverloadCard,
    LevelCard,
    PlanCard,
    ProblemNotice,
    RouterLink,
    ShareRows,
    Skeleton,
  ],
  templateUrl: './workload-page.html',
  styleUrl: './workload-page.scss',
})
export class WorkloadPage {
  readonly from = input<string>();
  readonly department = input<string>();

  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  protected readonly timeZone = this.session.timeZone;
  protected readonly today = computed(() => dateOf(this.clock.now(), this.timeZone()));
  private readonly calendar = inject(CalendarClient);
  /** The first day of the weeks that are shown. */
  protected readonly start = computed(() => {
    const [asked, first] = [dateIn(this.from()), this.calendar.firstWeekday()];
    return asked === null ? comingWeek(this.today(), first) : weekStart(asked, first);
  });
  protected readonly departmentId = computed(() => this.department() ?? this.session.me()?.departments[0]?.id ?? 'all');
  protected readonly departments = inject(SchoolClient).departments();
  private readonly client = inject(WorkloadClient);
  private readonly usualStart = computed(() => comingWeek(this.today(), this.calendar.firstWeekday()));
  private readonly range = (from: () => string) =>
    computed(
      () => ({
        from: from(),
        to: addDays(from(), 7 * WEEKS - 1),
        ...(this.departmentId() !== 'all' && { departmentId: this.departmentId() }),
      }),
      { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
    );
  private readonly comingRange = this.range(this.usualStart);
  private readonly shownRange = this.range(this.start);
  /** The weeks to come, of which the verdict and the cards that mean 'now' speak, whatever weeks are shown. */
  protected readonly coming = this.client.workload(this.comingRange);
  private readonly chosen = this.client.workload(() => (this.start() === this.usualStart() ? undefined : this.shownRange()));
  private readonly shown = computed(() => (this.start() === this.usualStart() ? this.coming : this.chosen));
  protected readonly error = computed(() => this.shown().error() ?? this.coming.error());
  protected readonly isLoading = computed(() => this.shown().isLoading());
  protected readonly comingLoad = computed(() => (this.coming.hasValue() ? this.coming.value() : null));
  protected readonly load = computed(() => {
    const shown = this.shown();
    return shown.hasValue() ? shown.value() : null;
  });
  protected readonly notJudged = computed(() => {
    const names = new Map((this.departments.hasValue() ? this.departments.value() : []).map(({ id, name }) => [id, name]));
    return (this.comingLoad()?.notJudged ?? []).map((id) => names.get(id)).filter((name) => name !== undefined);
  });
  /** The first day of next week: the one after that of today. */
  private readonly nextWeek = computed(() => addDays(weekStart(this.today(), this.calendar.firstWeekday()), 7));
  protected readonly next = computed(() => {
    const load = this.comingLoad();
    const [from, to] = [this.nextWeek(), addDays(this.nextWeek(), 6)];
    return weekOf(load ?? { days: [], overloads: [] }, from, to, this.timeZone());
  });
  /** What is over-booked and does not reach into next week. */
  protected readonly otherOverloads = computed(() => {
    const shown = new Set(this.next().overloads);
    return (this.comingLoad()?.overloads ?? []).filter((one) => !shown.has(one));
  });
  /** Of whose week people are told: next week while the weeks to come are shown, else the first that is. */
  protected readonly peopleFrom = computed(() => (this.start() === this.usualStart() ? this.nextWeek() : this.start()));
  /** Who is over-booked in the weeks to come, apart in the week of which people are told. */
  protected readonly people = computed(() => {
    const week = { from: this.peopleFrom(), to: addDays(this.peopleFrom(), 6) };
    const all = this.comingLoad()?.people ?? [];
    const own = all.filter(({ overload }) => reachesInto(overload, week, this.timeZone()));
    return { own, others: all.filter((one) => !own.includes(one)) };
  });
  /** What levels a week says it in words that come after the first screens: they are asked for once the load stands. */
  protected readonly lateWords = resource({ params: () => (this.load() ? true : undefined), loader: wordsThere });
  protected readonly table = signal(false);
  protected readonly looks = LEVEL_LOOKS;
  protected readonly words = inject(WORDS);

  protected readonly name = computed(() => {
    const list = this.departments.hasValue() ? this.departments.value() : [];
    const all = [...list, ...(this.session.me()?.departments ?? [])];
    return this.departmentId() === 'all'
      ? this.words.workload.allDepartments
      : (all.find((one) => one.id === this.departmentId())?.name ?? '');
  });
  protected readonly span = computed(() => {
    const days = this.load()?.days ?? [];
    return this.words.workload.between(
      days[0]?.date ?? this.start(),
      days.at(-1)?.date ?? addDays(this.start(), 7 * WEEKS - 3),
      this.today(),
    );
  });
  protected readonly late = computed(() => {
    const load = this.load();
    return load && this.words.load.lateRate(load.late);
  });
  protected readonly lateQuery = computed(() => ({
    from: this.load()?.late.from,
    to: this.load()?.late.to,
    department: this.departmentId(),
  }));
  protected readonly lateToComeQuery = computed(() => ({ from: this.today(), to: this.load()?.to, department: this.departmentId() }));
  /** The list behind the figures names people: it is for the head who leads the department, and as work for technicians. */
  private readonly mayKnowWhy = computed(() => {
    const ids = this.departmentId() === 'all' ? [] : [this.departmentId()];
    return (
      this.session.may('lateness.readOfAny') &&
      ids.every((id) => this.session.may('lateness.readOf', { personId: '', departmentIds: [id] }))
    );
  });
  protected readonly mayTryOut = computed(() => this.session.may('school.see'));
  protected readonly mayListLate = computed(() => this.mayKnowWhy() || this.session.may('lateness.listAll'));
  protected readonly causes = computed<ShareRow[]>(() => {
    const mayKnowWhy = this.mayKnowWhy();
    const causes = this.load()?.late.causes ?? [];
    const most = Math.max(1, ...causes.map((cause) => cause.count));
    const query = this.lateQuery();
    return causes.map(({ reason, count }) => ({
      key: reason,
      label: this.words.requisitions.lateCause(reason),
      says: this.words.counts.number(count),
      share: count / most,
      fill: 'wait',
      link: mayKnowWhy
        ? { path: '/workload/late', query: { from: query.from ?? '', to: query.to ?? '', department: query.department, reason } }
        : null,
    }));
  });
  protected readonly technicians = computed<ShareRow[]>(() => {
    const loads = byTechnician(this.load()?.days ?? [], this.peopleFrom(), addDays(this.peopleFrom(), 6));
    const most = Math.max(1, ...loads.map((one) => one.share ?? 0));
    return loads
      .filter((one) => one.id !== null || one.workMinutes > 0)
      .map((one) => ({
        key: one.id ?? '',
        label: one.name ?? this.words.workload.notTaken,
        says:
          one.share === null
            ? this.words.workload.workAlone(one.workMinutes)
            : this.words.workload.share(one.share, one.level === 'calm' ? null : this.words.load.levels[one.level]),
        share: (one.share ?? 0) / most,
        fill: one.level,
        ...(one.id && { link: { path: '/today', query: { who: one.id } } }),
      }));
  });
  protected readonly shortages = computed<ShareRow[]>(() => {
    const shortages = this.load()?.shortages ?? [];
    const most = Math.max(1, ...shortages.map((one) => one.times));
    return shortages.map((one) => ({
      key: one.apparatusId,
      label: one.name,
      says: this.words.workload.times(one.times),
      share: one.times / most,
      fill: 'tight',
    }));
  });

  constructor() {
    void this.calendar.learnFirstWeekday(this.today());
  }

  protected reload(): void {
    this.coming.reload();
    this.chosen.reload();
  }

  protected go(weeks: number): void {
    const from = weeks === 0 ? null : addDays(this.start(), 7 * weeks);
    void this.router.navigate([], { queryParams: { from }, queryParamsHandling: 'merge' });
  }

  protected choose(department: string): void {
    void this.router.navigate([], { queryParams: { department }, queryParamsHandling: 'merge' });
  }
}

function dateIn(text: string | undefined): string | null {
  try {
    return text ? Temporal.PlainDate.from(text).toString() : null;
  } catch {
    return null;
  }
}
