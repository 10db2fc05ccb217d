import { CdkDropListGroup } from '@angular/cdk/drag-drop';
import { Component, DestroyRef, ElementRef, computed, effect, inject, input, linkedSignal, untracked, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { addDays, comingWeek, weekStart } from '@app/shared/rules';
import { CalendarClient } from '../calendar/calendar.client';
import { newsOf } from '../core/live-news';
import { narrow } from '../core/narrow';
import { refreshOnReturn } from '../core/refresh-on-return';
import { Shortcuts } from '../core/shortcuts';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { SchoolClient } from '../school/school.client';
import { Empty } from '../ui/empty';
import { Icon } from '../ui/icon/icon';
import { LoadBar } from '../ui/load-bar';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { LEVEL_LOOKS } from '../workload/load-words';
import { LevelCard } from '../workload/levelling/level-card';
import { PlanCard } from '../workload/plan/plan-card';
import { WeekVerdict } from '../workload/week-verdict';
import { WorkloadClient } from '../workload/workload.client';
import { BoardCellView } from './board-cell';
import { BoardHelp } from './board-help';
import { BoardState } from './board-state';
import { MoveMenu } from './move-menu';

/**
 * The technicians' week: people by days, with the cards of their work, what nobody has taken first. `?week=` is a date of the week,
 * `?department=` an id or `all`, `?day=` the day that a phone shows.
 */
@Component({
  selector: 'app-board-page',
  imports: [
    BoardCellView,
    BoardHelp,
    CdkDropListGroup,
    Empty,
    Icon,
    LoadBar,
    MatButton,
    MoveMenu,
    LevelCard,
    PlanCard,
    ProblemNotice,
    Skeleton,
    WeekVerdict,
  ],
  providers: [BoardState],
  templateUrl: './board-page.html',
  styleUrl: './board-page.scss',
})
export class BoardPage {
  readonly week = input<string>();
  readonly department = input<string>();
  readonly day = input<string>();

  protected readonly words = inject(ALL_WORDS);
  protected readonly state = inject(BoardState);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly calendar = inject(CalendarClient);
  protected readonly departments = inject(SchoolClient).departments();
  protected readonly narrow = narrow();
  protected readonly looks = LEVEL_LOOKS;
  protected readonly today = this.state.today;
  private readonly usual = computed(() => comingWeek(this.today(), this.calendar.firstWeekday()));
  protected readonly start = computed(() => {
    const asked = dateIn(this.week());
    return asked === null ? this.usual() : weekStart(asked, this.calendar.firstWeekday());
  });
  protected readonly departmentId = computed(() => this.department() ?? this.session.me()?.departments[0]?.id ?? 'all');
  protected readonly board = inject(WorkloadClient).board(() => ({
    week: this.start(),
    ...(this.departmentId() !== 'all' && { departmentId: this.departmentId() }),
  }));
  protected readonly shown = computed(() => (this.state.board()?.week === this.start() ? this.state.board() : null));
  protected readonly days = computed(() => this.shown()?.days.filter(({ beside }) => !beside) ?? []);
  /** The day that a phone shows: the one that was asked for, today, or the first. */
  protected readonly only = linkedSignal(() => {
    const days = this.days();
    return days.find(({ date }) => date === this.day()) ?? days.find(({ date }) => date >= this.today()) ?? days[0] ?? null;
  });
  protected readonly name = computed(() => {
    const list = this.departments.hasValue() ? this.departments.value() : [];
    const all = [...list, ...(this.session.me()?.departments ?? [])];
    return this.departmentId() === 'all'
      ? this.words.workload.allDepartments
      : (all.find(({ id }) => id === this.departmentId())?.name ?? '');
  });
  protected readonly span = computed(() => {
    const days = this.days();
    const [first, last] = [days[0]?.date ?? this.start(), days.at(-1)?.date ?? addDays(this.start(), 4)];
    return this.words.board.span(first, last, days[0]?.weekLabel ?? null, this.today());
  });
  protected readonly lead = computed(() => {
    const departments = this.departmentId() === 'all' ? (this.session.me()?.departments ?? []).map(({ id }) => id) : [this.departmentId()];
    const may = departments.some((departmentId) => this.session.may('task.move', { departmentId }));
    if (!may) return this.words.board.readOnly;
    return this.narrow() ? this.words.board.leadNarrow : this.words.board.lead;
  });
  private readonly verdict = viewChild(WeekVerdict);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);

  constructor() {
    void this.calendar.learnFirstWeekday(this.today());
    this.state.reload = () => this.reload();
    effect(() => {
      if (this.board.hasValue() && !this.board.isLoading()) this.state.take(this.board.value());
    });
    effect(() => {
      const only = this.only();
      this.state.days.set(this.narrow() ? (only ? [only] : []) : this.days());
    });
    // the focus follows its card wherever it lies
    effect(() => {
      const stop = this.state.wanted();
      this.shown();
      if (stop !== null) untracked(() => setTimeout(() => this.focus(stop)));
    });
    const { keys } = this.words.board;
    const run = (): void => this.focusFirst();
    const take = inject(Shortcuts).register([
      { keys: 'm', label: keys.move, run },
      { keys: 'p', label: keys.pin, run },
    ]);
    inject(DestroyRef).onDestroy(take);
    refreshOnReturn(
      () => this.reload(),
      () => 120,
      { of: newsOf('requisition', 'task', 'duty', 'absence', 'lesson', 'calendar', 'school', 'department', 'person') },
    );
  }

  protected reload(): void {
    this.board.reload();
    this.verdict()?.reload();
  }

  protected go(weeks: number): void {
    const week = weeks === 0 ? null : addDays(this.start(), 7 * weeks);
    void this.router.navigate([], { queryParams: { week, day: null }, queryParamsHandling: 'merge' });
  }

  protected choose(change: { department?: string; day?: string }): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge' });
  }

  /** Moves the focus to a card, where it is on the board already: nothing takes it from a field or a menu. */
  private focus(stop: string): void {
    const board = this.element.nativeElement;
    const at = document.activeElement;
    if (at !== null && at !== document.body && !board.querySelector('.board')?.contains(at)) return;
    const found = [...board.querySelectorAll<HTMLElement>('[data-stop]')].find((one) => one.dataset['stop'] === stop);
    if (found && found !== at) found.focus();
  }

  /** A key of the cards, pressed where none has the focus: the first takes it. */
  private focusFirst(): void {
    const stop = this.state.first();
    if (stop !== null) this.focus(stop);
  }
}

function dateIn(text: string | undefined): string | null {
  try {
    return text ? Temporal.PlainDate.from(text).toString() : null;
  } catch {
    return null;
  }
}
