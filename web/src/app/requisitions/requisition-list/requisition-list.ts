import {
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { RequisitionSummary } from '@app/shared/contracts';
import { REQUISITION_STATUSES } from '@app/shared/rules';
import { Clock } from '../../core/clock';
import { Shortcuts } from '../../core/shortcuts';
import { dateOf } from '../../core/when';
import { WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { SchoolLists } from '../../core/school-lists';
import { Chip } from '../../ui/chip';
import { Empty } from '../../ui/empty';
import { Icon } from '../../ui/icon/icon';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import { PagedRequests, ReadLists } from '../paged-requests';
import { answersIt, latenessOf, STATUS_LOOKS } from '../requisition-words';
import { type Asked, EVERY_DEPARTMENT, filterOf, isFiltered, type View, viewOf, VIEWS } from './list-filter';

const DEBOUNCE_MS = 200;

/** Requests as a list: a teacher's own; everybody's for technicians and heads, their own departments first. The address says which. */
@Component({
  selector: 'app-requisition-list',
  imports: [Chip, Empty, Icon, ProblemNotice, RouterLink, Skeleton],
  templateUrl: './requisition-list.html',
  styleUrl: './requisition-list.scss',
})
export class RequisitionList {
  readonly view = input<string>();
  readonly q = input<string>();
  readonly status = input<string>();
  readonly teacher = input<string>();
  readonly group = input<string>();
  readonly department = input<string>();
  readonly late = input<string>();
  readonly short = input<string>();
  readonly over = input<string>();
  /** The days that are shown, where an address names them. */
  readonly from = input<string>();
  readonly to = input<string>();
  /** Of which requests a figure is made that was opened. */
  readonly year = input<string>();
  readonly weekday = input<string>();
  readonly period = input<string>();
  readonly practical = input<string>();
  readonly shortOf = input<string>();
  readonly wasted = input<string>();
  protected readonly words = inject(WORDS);
  private readonly clock = inject(Clock);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly lists = inject(ReadLists);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  protected readonly views = VIEWS;
  protected readonly looks = STATUS_LOOKS;
  protected readonly answersIt = answersIt;
  protected readonly statuses = REQUISITION_STATUSES;
  protected readonly all = EVERY_DEPARTMENT;
  protected readonly everybody = computed(() => this.session.may('requisition.seeAll'));
  protected readonly records = computed(() => this.session.may('department.serve'));
  protected readonly current = computed(() => viewOf(this.view()));
  protected readonly today = computed(() => dateOf(this.clock.now(), this.session.timeZone()));
  /** The departments in which this person serves or leads; a head that leads one has others' requests in the other view. */
  protected readonly own = computed(() => this.session.me()?.departments.map(({ id }) => id) ?? []);
  private readonly asked = computed<Asked>(() => {
    const said = { view: this.view(), q: this.q(), status: this.status(), teacher: this.teacher(), group: this.group() };
    const late = this.mayAskLate() ? this.late() : undefined;
    const rest = { department: this.department(), late, short: this.short(), over: this.over(), from: this.from(), to: this.to() };
    const madeOf = { year: this.year(), weekday: this.weekday(), period: this.period(), practical: this.practical() };
    const lacks = { shortOf: this.shortOf(), wasted: this.wasted() };
    return Object.fromEntries(Object.entries({ ...said, ...rest, ...madeOf, ...lacks }).filter(([, value]) => value !== undefined));
  });
  private readonly filter = computed(
    () =>
      filterOf(this.asked(), {
        today: this.today(),
        personId: this.session.me()?.user.id ?? '',
        seesAll: this.everybody(),
        own: this.own(),
      }),
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  protected readonly requests = new PagedRequests(this.filter);
  protected readonly filtered = computed(() => isFiltered(this.asked()));
  /** What the list is narrowed to by the figure that was opened; null: by none. */
  protected readonly narrowed = computed(() => {
    const { year, weekday, practical, from, to, period, shortOf, wasted } = this.asked();
    const { dates, requestList } = this.words;
    const parts = [
      from && to && this.words.workload.lessonsOf(from, to, this.today()),
      year && requestList.ofYear(year),
      weekday && dates.longWeekday(Number(weekday)),
      period,
      practical && requestList.ofPractical,
      shortOf && requestList.shortOf,
      wasted === 'true' && requestList.wasted,
    ].filter(Boolean);
    return parts.length > 0 ? requestList.only(parts.join(', ')) : null;
  });
  private readonly school = inject(SchoolLists);
  protected readonly departments = this.school.departments();
  private readonly people = resource({ loader: () => (this.session.may('person.list') ? this.school.people() : Promise.resolve([])) });
  protected readonly teachers = computed(() =>
    (this.people.hasValue() ? this.people.value() : []).filter(({ roles, id }) => roles.includes('teacher') || id === this.teacher()),
  );
  private readonly classes = resource({ loader: () => this.school.groups() });
  /** All classes there are, and what is shown: a teacher may have asked for a class that is another's by now. */
  protected readonly groups = computed(() => {
    const known = new Map((this.requests.items() ?? []).map(({ groupId, group }) => [groupId, group]));
    for (const { id, code } of this.classes.hasValue() ? this.classes.value() : []) known.set(id, code);
    return [...known]
      .map(([id, code]) => ({ id, code }))
      .sort((one, other) => one.code.localeCompare(other.code, this.words.locale, { numeric: true }));
  });
  /** Lateness by person is for that person and their own head; technicians see late requests as work, without a teacher or class. */
  protected readonly mayAskLate = computed(() => {
    const personId = this.teacher();
    if (!this.everybody()) return true;
    if (personId !== undefined) {
      const departmentIds = this.teachers().find(({ id }) => id === personId)?.departmentIds ?? [];
      return this.session.may('lateness.readOf', { personId, departmentIds });
    }
    if (this.group() === undefined && this.session.may('lateness.listAll')) return true;
    const departmentIds = this.department() === EVERY_DEPARTMENT ? [] : (this.department()?.split(',') ?? this.own());
    return (
      this.session.may('lateness.readOfAny') &&
      departmentIds.every((id) => this.session.may('lateness.readOf', { personId: '', departmentIds: [id] }))
    );
  });
  protected readonly days = computed(() => {
    const days = new Map<string, RequisitionSummary[]>();
    for (const one of this.requests.items() ?? []) days.set(one.date, [...(days.get(one.date) ?? []), one]);
    return [...days].map(([date, items]) => ({ date, items }));
  });
  /** What was typed, until the address says it. */
  protected readonly typed = signal<string | null>(null);

  constructor() {
    const release = inject(Shortcuts).register([
      { keys: '/', label: this.words.requestList.searchKey, run: () => this.box().nativeElement.focus() },
    ]);
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const words = this.typed();
      clearTimeout(timer);
      if (words !== null && words !== (this.q() ?? '')) timer = setTimeout(() => this.ask({ q: words || null }), DEBOUNCE_MS);
    });
    inject(DestroyRef).onDestroy(() => {
      release();
      clearTimeout(timer);
    });
    afterNextRender(() => setTimeout(() => this.focusOpened()));
  }

  protected show(view: View): void {
    this.ask({ view: view === 'coming' ? null : view, from: null, to: null });
  }

  /** Says in the address what is asked for; what was chosen before stays, and back goes to the page before. */
  protected ask(change: Record<keyof Asked, string | null> | Partial<Record<keyof Asked, string | null>>): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected clear(): void {
    this.typed.set('');
    const narrowed = { from: null, to: null, year: null, weekday: null, period: null, practical: null, shortOf: null, wasted: null };
    this.ask({ q: null, status: null, teacher: null, group: null, late: null, short: null, over: null, ...narrowed });
    this.box().nativeElement.focus();
  }

  protected open(id: string): void {
    this.lists.opened = id;
  }

  /** The first of the rows that come has the focus, so that a keyboard goes on from there. */
  protected async more(): Promise<void> {
    const before = this.requests.items()?.length ?? 0;
    await this.requests.more();
    setTimeout(() => this.rows()[before]?.focus({ preventScroll: true }));
  }

  /** What is not as it should be, the worst of it. */
  protected exceptionOf({ lessonGone, short, minutesOver, late, ...one }: RequisitionSummary) {
    const { exceptions, lateBy } = this.words.requestList;
    if (lessonGone) return { tone: 'stop', icon: 'alert', text: exceptions.gone } as const;
    if (short) return { tone: 'stop', icon: 'bang', text: exceptions.short } as const;
    if (minutesOver !== null) return { tone: 'warn', icon: 'alert', text: this.words.overloads.moreThanFits(minutesOver) } as const;
    if (late) return { tone: 'warn', icon: 'clock', text: lateBy(this.words.durations.lateness(latenessOf(one))) } as const;
    return null;
  }

  /** How many sets, and besides that it stays out, that a technician helps, and what became of it. */
  protected sizeOf({ sets, keptUntil, supportMinutes, status, outcome }: RequisitionSummary): string {
    const { quantities, lessons, closing } = this.words;
    return [
      quantities.sets(sets),
      keptUntil !== null && lessons.outUntil(keptUntil, this.session.timeZone()),
      supportMinutes !== null && lessons.helped(supportMinutes),
      status === 'cleared' && outcome !== null && closing.became(outcome),
    ]
      .filter(Boolean)
      .join(', ');
  }

  private rows(): HTMLAnchorElement[] {
    return [...this.host.nativeElement.querySelectorAll<HTMLAnchorElement>('a.row')];
  }

  private focusOpened(): void {
    const row = this.rows().find(({ id }) => id === `request-${this.lists.opened}`);
    this.lists.opened = null;
    row?.focus({ preventScroll: true });
    row?.scrollIntoView?.({ block: 'nearest' });
  }
}
