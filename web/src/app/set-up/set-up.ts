import { Component, computed, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { addDays, nextTeachingWeek } from '@app/shared/rules';
import { CalendarClient } from '../calendar/calendar.client';
import { action } from '../core/action';
import { Clock } from '../core/clock';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { PracticalsClient } from '../practicals/practicals.client';
import { RequisitionsClient } from '../requisitions/requisitions.client';
import { CalendarBook } from '../school/calendar-book';
import { SchoolClient } from '../school/school.client';
import { Chip } from '../ui/chip';
import { Icon } from '../ui/icon/icon';
import { Note } from '../ui/note';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { WorkloadClient } from '../workload/workload.client';
import { KeepDeadline } from './keep-deadline';
import { count, isSettled, setUpSteps, setUpWarnings, type SetUpFacts, type StepLink } from './set-up-steps';

/** Deadlines may begin within so many days. */
const AHEAD_DAYS = 60;

/** What a school needs before its first request, in order: how far each step is, what it waits for, and what there is so far. */
@Component({
  selector: 'app-set-up',
  imports: [Chip, Icon, KeepDeadline, MatButton, Note, ProblemNotice, RouterLink, Skeleton],
  templateUrl: './set-up.html',
  styleUrl: './set-up.scss',
})
export class SetUp {
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(SchoolClient);
  private readonly book = inject(CalendarBook);
  private readonly calendar = inject(CalendarClient);
  private readonly library = inject(PracticalsClient);
  private readonly requisitions = inject(RequisitionsClient);
  private readonly workload = inject(WorkloadClient);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  protected readonly departments = this.client.departments();
  protected readonly school = computed(() => this.session.me()?.school.name ?? '');
  protected readonly loading = action();
  protected readonly looks = {
    done: { tone: 'ok', icon: 'check', word: this.words.setUp.done },
    'to-do': { tone: 'wait', icon: 'dots', word: this.words.setUp.toDo },
    waits: { tone: 'mute', icon: 'clock', word: this.words.setUp.waits },
  } as const;
  protected readonly state = resource({
    loader: async () => {
      const today = this.clock.today();
      const [book, load, hasPracticals, hasAsked, people, ahead] = await Promise.all([
        this.book.read(),
        this.workload.on(today),
        this.library.hasAny(),
        this.requisitions.hasAny(),
        this.client.people(),
        this.calendar.between(today, addDays(today, AHEAD_DAYS)),
      ]);
      const days = ahead.teachingDays.map(({ date }) => date);
      return { book, lessons: load.lessons, hasPracticals, hasAsked, people, begins: nextTeachingWeek(days, today, ahead.firstWeekday) };
    },
  });
  private readonly facts = computed<SetUpFacts | null>(() => {
    if (!this.state.hasValue() || !this.departments.hasValue()) return null;
    return { ...this.state.value(), departments: this.departments.value() };
  });
  protected readonly steps = computed(() => {
    const facts = this.facts();
    return facts && setUpSteps(facts, this.words, this.session.may('lesson.teach'));
  });
  protected readonly warnings = computed(() => {
    const facts = this.facts();
    return facts ? setUpWarnings(facts, this.words) : [];
  });
  protected readonly sums = computed(() => {
    const facts = this.facts();
    const { sums } = this.words.setUp;
    if (!facts) return [];
    return [
      { label: sums.lessons, count: facts.lessons },
      { label: sums.teachers, count: count(facts.people, 'lessons.teach') },
      { label: sums.technicians, count: count(facts.people, 'tasks.take') },
      { label: sums.heads, count: count(facts.people, 'departments.lead') },
    ];
  });
  protected readonly unsettled = computed(() => this.facts()?.departments.filter((one) => !isSettled(one)) ?? []);
  protected readonly mayLoad = computed(() => this.session.may('practical.addStarterLibrary'));
  protected readonly maySetDeadlines = computed(() => this.session.may('department.write'));
  protected readonly lead = computed(() => {
    const left = this.steps()?.filter(({ id, state }) => state !== 'done' && id !== 'request').length ?? 0;
    return left === 0 ? this.words.setUp.complete : this.words.setUp.left(left);
  });

  protected may(link: StepLink): boolean {
    return this.session.may(link.act);
  }

  protected async loadStarter(): Promise<void> {
    await this.loading.run(async () => {
      const { practicals, apparatus } = await this.library.loadStarterLibrary();
      this.state.reload();
      return `The library has ${practicals} practicals and ${apparatus} kinds of apparatus now.`;
    });
  }
}
