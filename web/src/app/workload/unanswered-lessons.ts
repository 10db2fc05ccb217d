import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Lesson } from '@app/shared/contracts';
import { addDays } from '@app/shared/rules';
import { CalendarClient } from '../calendar/calendar.client';
import { Clock } from '../core/clock';
import { dateOf } from '../core/when';
import { WORDS } from '../core/words';
import { Session } from '../identity/session';
import { Chip } from '../ui/chip';
import { Empty } from '../ui/empty';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { UnansweredReminder } from './unanswered-reminder';

const DAYS = 5;

/** Lessons of the coming five teaching days that nobody has said anything about, by teacher, most of them first. */
@Component({
  selector: 'app-unanswered-lessons',
  imports: [Chip, Empty, ProblemNotice, RouterLink, Skeleton, UnansweredReminder],
  template: `
    <div class="page">
      <p class="small"><a routerLink="/workload">Workload</a></p>
      <h1>Lessons unanswered</h1>
      <p class="small lead">{{ lead() }}</p>
      @if (calendar.error() ?? lessons.error(); as refused) {
        <app-problem [error]="refused" (retry)="retry()" />
      } @else if (teachers(); as list) {
        <div class="stack">
          @for (teacher of list; track teacher.id) {
            <section class="card" [attr.aria-label]="teacher.name">
              <div class="bar">
                <h2>{{ teacher.name }}</h2>
                <app-chip>{{ teacher.lessons.length === 1 ? '1 lesson' : teacher.lessons.length + ' lessons' }}</app-chip>
                @if (teacher.past > 0) {
                  <app-chip tone="warn" icon="clock">{{ teacher.past }} past the deadline</app-chip>
                }
              </div>
              <ul>
                @for (lesson of teacher.lessons; track lesson.id) {
                  <li>
                    <b>{{ lesson.group?.code ?? lesson.subject }}</b> {{ words.dates.day(lesson.date) }},
                    {{ words.lessons.periods(lesson.period, lesson.lastPeriod) }}{{ lesson.room ? ' ' + lesson.room.code : '' }}
                    @if (lesson.otherTeachers.length > 0) {
                      {{ words.lessons.besides(namesOf(lesson.otherTeachers)) }}
                    }
                    @if (lesson.closes) {
                      <span class="small">{{ lesson.past ? 'closed' : 'closes' }} {{ lesson.closes }}</span>
                    }
                  </li>
                }
              </ul>
            </section>
          } @empty {
            <div class="card">
              <app-empty icon="check" heading="Every lesson is answered"
                >Each has a request, or somebody said that it needs nothing.</app-empty
              >
            </div>
          }
          @if (list.length > 0) {
            <div class="card"><app-unanswered-reminder [teachers]="list" /></div>
          }
        </div>
      } @else {
        <div class="card"><app-skeleton [rows]="8" [height]="40" label="Loading lessons" /></div>
      }
    </div>
  `,
  styles: `
    h2 {
      font-size: var(--text-m);
    }
    .lead {
      margin-bottom: var(--s2);
    }
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr));
      gap: 0.25rem 1rem;
      margin-top: 0.5rem;
      list-style: none;
      font-size: var(--text-s);
    }
  `,
})
export class UnansweredLessons {
  readonly department = input<string>();
  /** The days that a figure is made of; without them the coming ones. */
  readonly from = input<string>();
  readonly to = input<string>();
  protected readonly words = inject(WORDS);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  private readonly client = inject(CalendarClient);
  private readonly today = computed(() => dateOf(this.clock.now(), this.session.timeZone()));
  protected readonly calendar = inject(CalendarClient).calendar(
    computed(() => ({ from: this.today(), to: addDays(this.today(), 60) }), { equal: (one, other) => one.from === other.from }),
  );
  private readonly days = computed(
    () => {
      const days = this.calendar.hasValue() ? this.calendar.value().teachingDays : null;
      const time = this.words.dates.time(this.clock.now(), this.session.timeZone());
      return (
        days
          ?.filter((day) => day.date > this.today() || (day.periods[0]?.start ?? '') > time)
          .slice(0, DAYS)
          .map((day) => day.date) ?? null
      );
    },
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  private readonly named = computed(() => {
    const [from, to] = [this.from(), this.to()];
    return from && to ? ([from, to] as const) : null;
  });
  protected readonly lessons = resource({
    params: () => {
      const days = this.days();
      const [from, to] = this.named() ?? [days?.[0], days?.at(-1)];
      const department = this.department() ?? this.session.me()?.departments[0]?.id ?? 'all';
      return from && to ? { from, to, ...(department !== 'all' && { departmentId: department }) } : undefined;
    },
    loader: ({ params }) => this.client.unanswered(params),
  });
  protected readonly lead = computed(() => {
    const days = this.days();
    const named = this.named();
    if (named) return this.words.workload.lessonsOf(named[0], named[1], this.today());
    const [from, to] = [days?.[0], days?.at(-1)];
    return from && to
      ? `The coming ${days?.length ?? 0} teaching days, ${this.words.dates.day(from)} – ${this.words.dates.day(to)}`
      : 'The coming teaching days';
  });
  protected readonly teachers = computed(() => {
    if (this.days()?.length === 0 && !this.named()) return [];
    if (!this.lessons.hasValue()) return null;
    const teachers = new Map<string, { id: string; name: string; lessons: (Lesson & { past: boolean; closes: string })[]; past: number }>();
    for (const lesson of this.lessons.value()) {
      const teacher = teachers.get(lesson.teacher.id) ?? { ...lesson.teacher, lessons: [], past: 0 };
      const { deadline } = lesson;
      const past = deadline !== null && Temporal.Instant.compare(deadline, this.clock.now()) < 0;
      const closes = deadline === null ? '' : this.words.dates.instant(deadline, this.session.timeZone());
      teacher.lessons.push({ ...lesson, past, closes });
      if (past) teacher.past += 1;
      teachers.set(lesson.teacher.id, teacher);
    }
    return [...teachers.values()].sort((one, other) => other.lessons.length - one.lessons.length || one.name.localeCompare(other.name));
  });

  protected namesOf(people: Lesson['otherTeachers']): string[] {
    return people.map(({ name }) => name);
  }

  protected retry(): void {
    this.calendar.reload();
    this.lessons.reload();
  }
}
