import { DOCUMENT, Component, computed, effect, inject, input, linkedSignal, signal, untracked, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { Lesson, Requisition } from '@app/shared/contracts';
import { addDays, comingWeek, weekStart } from '@app/shared/rules';
import { classOf } from '../../core/class-of';
import { action } from '../../core/action';
import { Clock } from '../../core/clock';
import { newsOf } from '../../core/live-news';
import { refreshOnReturn } from '../../core/refresh-on-return';
import { Toasts } from '../../core/toasts';
import { tight } from '../../core/narrow';
import { dateOf } from '../../core/when';
import { WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { RequisitionPanel } from '../../requisitions/lesson-panel/requisition-panel';
import { TypeARequest } from '../../requisitions/requisition-panel/asking/type-a-request';
import { UndoClient } from '../../core/undo.client';
import { Empty } from '../../ui/empty';
import { Icon } from '../../ui/icon/icon';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import { CalendarClient, type Range } from '../calendar.client';
import { DayList } from './day-list';
import { DueLessons } from './due-lessons';
import { GoToDate } from './go-to-date';
import { holdStill } from './hold-still';
import { LessonKeys } from './lesson-keys';
import { LessonStateMark } from './lesson-state-mark';
import { MyOffers } from '../../requisitions/offers/my-offers';
import { MyQuestions } from './my-questions';
import { WeekTable } from './week-table';
import { weeksFrom } from './weeks';

const WEEKS = 2;
/** How old the state of a lesson may be in front of somebody. */
const EVERY_SECONDS = 300;

/**
 * The teacher's home: two weeks of lessons with the state of each, the nearest deadline, and the request panel of the lesson
 * in the address (`?lesson=`). `?from=` is any date of the first week shown.
 */
@Component({
  selector: 'app-my-fortnight',
  imports: [
    DayList,
    DueLessons,
    Empty,
    GoToDate,
    Icon,
    LessonKeys,
    LessonStateMark,
    MatButton,
    MyOffers,
    MyQuestions,
    ProblemNotice,
    RequisitionPanel,
    RouterLink,
    Skeleton,
    TypeARequest,
    WeekTable,
  ],
  templateUrl: './my-fortnight.html',
  styleUrl: './my-fortnight.scss',
})
export class MyFortnight {
  readonly from = input<string>();
  readonly lesson = input<string>();

  protected readonly words = inject(WORDS);
  private readonly calendarClient = inject(CalendarClient);
  private readonly undo = inject(UndoClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly document = inject(DOCUMENT);
  protected readonly clock = inject(Clock);
  protected readonly tight = tight();

  protected readonly timeZone = this.session.timeZone;
  protected readonly today = computed(() => dateOf(this.clock.now(), this.timeZone()));
  /** Opening a lesson never moves the weeks under the pointer; only a first visit to a lesson's address goes to its week. */
  protected readonly start = linkedSignal<{ from: string | undefined; first: number }, string>({
    source: () => ({ from: this.from(), first: this.calendarClient.firstWeekday() }),
    computation: ({ from, first }, before) => {
      const usual = comingWeek(untracked(this.today), first);
      const isFirst = !before || before.source.first !== first;
      const asked = dateIn(from) ?? (isFirst ? dateInLesson(untracked(this.lesson)) : null);
      return asked === null || (!from && asked >= usual && asked < addDays(usual, 7 * WEEKS)) ? usual : weekStart(asked, first);
    },
  });
  private readonly range = computed(() => ({ from: this.start(), to: addDays(this.start(), 7 * WEEKS - 1) }), {
    equal: (one, other) => one.from === other.from,
  });
  private readonly asked = viewChild<MyQuestions>('questions');
  private readonly offered = viewChild<MyOffers>('offers');
  protected readonly lessons = this.calendarClient.lessons(this.range);
  protected readonly calendar = this.calendarClient.calendar(this.range);

  /** The lessons as last read: a refresh that fails on the way takes nothing from the page. */
  protected readonly shown = linkedSignal<{ range: Range; read: Lesson[] | undefined }, Lesson[] | null>({
    source: () => ({ range: this.range(), read: this.lessons.hasValue() ? this.lessons.value() : undefined }),
    computation: ({ range, read }, before) => read ?? (before?.source.range === range ? before.value : null),
  });
  protected readonly weeks = computed(() => {
    const calendar = this.calendar.hasValue() ? this.calendar.value() : undefined;
    const lessons = this.shown();
    return calendar && lessons ? weeksFrom(this.start(), WEEKS, calendar, lessons) : null;
  });
  /** The weeks, once it is known what technicians ask and offer: a question that came after them would push them down under the finger. */
  protected readonly all = computed(() => (this.asked()?.settled() && this.offered()?.settled() ? this.weeks() : null));
  /** Why nobody has lessons in these weeks; null where the school is open. */
  protected readonly holiday = computed(() => {
    const calendar = this.calendar.hasValue() ? this.calendar.value() : undefined;
    if (!calendar || calendar.terms.length === 0 || calendar.teachingDays.length > 0) return null;
    return this.words.fortnight.holiday(calendar.closures.map(({ name }) => name));
  });
  protected readonly error = computed(() => (this.shown() ? undefined : this.lessons.error()) ?? this.calendar.error());
  protected readonly selected = computed(() => this.known().find((lesson) => lesson.id === this.lesson()) ?? null);
  protected readonly span = computed(() => {
    const columns = this.weeks()?.flatMap((week) => week.columns) ?? [];
    return this.words.fortnight.span(columns[0]?.date ?? this.start(), columns.at(-1)?.date ?? addDays(this.start(), 11), this.today());
  });
  protected readonly answering = action();
  /** Whether a date is being typed to go to. */
  protected readonly going = signal(false);
  /** Where the panel stands: never over the lesson that it is about. */
  protected readonly side = computed<'left' | 'right'>(() => {
    const columns = this.weeks()?.flatMap((week) => [week.columns]) ?? [];
    const days = columns.find((week) => week.some(({ date }) => date === this.selected()?.date)) ?? [];
    return days.findIndex(({ date }) => date === this.selected()?.date) >= (days.length - 1) / 2 ? 'left' : 'right';
  });

  constructor() {
    // what was taken back may have changed a lesson
    const before = untracked(this.undo.undone);
    effect(() => {
      if (this.undo.undone() > before) untracked(() => this.reload());
    });
    holdStill();
    refreshOnReturn(
      () => this.reload(),
      () => EVERY_SECONDS,
      { of: newsOf('requisition', 'lesson', 'occasion', 'room', 'absence', 'calendar', 'school', 'department', 'group') },
    );
  }

  private known(): Lesson[] {
    return this.shown() ?? [];
  }

  protected go(weeks: number): void {
    const from = weeks === 0 ? null : addDays(this.start(), 7 * weeks);
    void this.router.navigate([], { queryParams: { from, lesson: null }, queryParamsHandling: 'merge' });
  }

  /** Goes to the week of any date. */
  protected goTo(date: string): void {
    this.going.set(false);
    void this.router.navigate([], {
      queryParams: { from: weekStart(date, this.calendarClient.firstWeekday()), lesson: null },
      queryParamsHandling: 'merge',
    });
  }

  /** Closes the panel and gives the focus back to the lesson it was opened from. */
  protected async close(): Promise<void> {
    const id = this.lesson();
    await this.router.navigate([], { queryParams: { lesson: null }, queryParamsHandling: 'merge' });
    this.document.getElementById(`lesson-${id}`)?.focus({ preventScroll: true });
  }

  protected openOther(lessonId: string): void {
    const date = dateInLesson(lessonId);
    const shown = this.range();
    const from = date && (date < shown.from || date > shown.to) ? date : undefined;
    void this.router.navigate([], { queryParams: { lesson: lessonId, ...(from && { from }) }, queryParamsHandling: 'merge' });
  }

  /** Says what was asked for and shows it in its place. */
  protected sent(requisition: Requisition): void {
    const what =
      requisition.status === 'draft'
        ? this.words.fortnight.draftKept(requisition.title)
        : this.words.fortnight.sent(requisition.title, this.words.requisitions.statuses[requisition.status], requisition.minutesOver);
    this.toasts.say(what, this.undo.of(requisition) ?? null);
    this.reload();
    void this.close();
  }

  protected reload(): void {
    this.lessons.reload();
    this.asked()?.reload();
    if (this.calendar.error()) this.calendar.reload();
  }

  protected async nothingNeeded(lessons: readonly Lesson[]): Promise<void> {
    const ids = lessons.map((lesson) => lesson.id);
    const [first] = lessons;
    const says =
      lessons.length === 1 && first
        ? this.words.fortnight.answeredOne(classOf(first), first.date, this.words.lessons.periods(first.period, first.lastPeriod))
        : this.words.fortnight.answeredSeveral(lessons.length);
    const ending = await this.answering.run(async () => {
      await this.calendarClient.nothingNeeded(ids);
      return says;
    });
    if (ending === 'refused') this.toasts.say(this.words.fortnight.answersRefused(this.answering.refusal()?.detail ?? ''));
    if (ending !== 'passed') this.reload();
  }
}

function dateIn(text: string | undefined): string | null {
  try {
    return text ? Temporal.PlainDate.from(text).toString() : null;
  } catch {
    return null;
  }
}

/** A lesson's id ends in its date. */
function dateInLesson(lessonId: string | undefined): string | null {
  return dateIn(/_(\d{4}-\d{2}-\d{2})$/.exec(lessonId ?? '')?.[1]);
}
