import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { PracticalSummary } from '@app/shared/contracts';
import { allows, isIsoDate, REQUISITION_LIMITS } from '@app/shared/rules';
import { action } from '../../core/action';
import { classOf } from '../../core/class-of';
import { Clock } from '../../core/clock';
import { LESSONS_OF } from '../../core/lessons-of.token';
import { SchoolLists } from '../../core/school-lists';
import { ALL_WORDS } from '../../core/words';
import { DateControl } from '../../ui/date-control';
import { Control, Field } from '../../ui/field';
import { ProblemNotice } from '../../ui/problem';
import { PracticalPicker } from '../requisition-panel/practical-picker';
import { RequisitionsClient } from '../requisitions.client';

const OUTCOMES = ['used', 'partly-used', 'not-used'] as const;
type Outcome = (typeof OUTCOMES)[number];

/** Writes down after a lesson what was done in it without a request: whose lesson, which, what, and how it went. */
@Component({
  selector: 'app-record-page',
  imports: [Control, DateControl, Field, MatButton, PracticalPicker, ProblemNotice, RouterLink],
  templateUrl: './record-page.html',
  styles: `
    .page {
      max-width: 46rem;
    }
    .lead,
    h1 {
      margin-bottom: var(--s2);
    }
    .lead {
      color: var(--ink-2);
    }
    form {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s2);
      padding: var(--s2);
    }
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr));
      gap: var(--s2);
    }
    .link-button {
      justify-self: start;
      min-height: 2.5rem;
    }
  `,
})
export class RecordPage {
  protected readonly words = inject(ALL_WORDS);
  protected readonly said = this.words.recording;
  protected readonly limits = REQUISITION_LIMITS;
  protected readonly outcomes = OUTCOMES;
  protected readonly saving = action();
  private readonly client = inject(RequisitionsClient);
  private readonly lists = inject(SchoolLists);
  private readonly lessonsOf = inject(LESSONS_OF);
  private readonly clock = inject(Clock);
  protected readonly today = this.clock.today;
  protected readonly teacherId = signal('');
  protected readonly date = signal(this.today());
  protected readonly lessonId = signal('');
  protected readonly practical = signal<PracticalSummary | null>(null);
  /** What is written in place of a practical of the library; null while one is looked for there. */
  protected readonly title = signal<string | null>(null);
  protected readonly outcome = signal<Outcome>('used');
  protected readonly note = signal('');
  private readonly people = resource({ loader: () => this.lists.people() });
  protected readonly teachers = computed(() =>
    this.people.hasValue() ? this.people.value().filter(({ roles, active }) => active && allows(roles, 'lessons.teach')) : [],
  );
  protected readonly found = resource({
    params: () => (this.teacherId() !== '' && isIsoDate(this.date()) ? { teacherId: this.teacherId(), date: this.date() } : undefined),
    loader: ({ params: { teacherId, date } }) => this.lessonsOf({ from: date, to: date }, teacherId),
  });
  /** What is over can be written down, and nothing else. */
  protected readonly lessons = computed(() =>
    this.found.hasValue() ? this.found.value().filter(({ end }) => Temporal.Instant.compare(end, this.clock.now()) <= 0) : null,
  );
  protected readonly lesson = computed(() => this.lessons()?.find(({ id }) => id === this.lessonId()));
  protected readonly choices = computed(() =>
    (this.lessons() ?? []).map((lesson) => {
      const period = this.words.lessons.periods(lesson.period, lesson.lastPeriod);
      const there = lesson.requisitions[0]?.title ?? null;
      return { id: lesson.id, says: this.said.place(period, classOf(lesson), lesson.room?.code ?? null, there) };
    }),
  );

  protected chooseTeacher(id: string): void {
    this.teacherId.set(id);
    this.lessonId.set('');
  }

  protected chooseDate(date: string): void {
    this.date.set(date);
    this.lessonId.set('');
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const lesson = this.lesson();
    const [practical, title] = [this.practical(), this.title()?.trim() ?? ''];
    const lacking = {
      ...(!lesson && { lessonId: this.said.lessonFirst }),
      ...(!practical && title === '' && { title: this.said.titleFirst }),
    };
    if (this.saving.lacks(lacking) || !lesson) return;
    await this.saving.run(async () => {
      const what = practical && this.title() === null ? { practicalId: practical.id } : { title, lines: [] };
      const note = this.note().trim();
      const written = await this.client.create({
        lessonId: lesson.id,
        ...what,
        status: 'cleared',
        outcome: this.outcome(),
        ...(note !== '' && { note }),
      });
      this.begin();
      return this.said.done(written.title, classOf(lesson), lesson.date, this.today());
    });
  }

  /** Another lesson of the same teacher may follow. */
  private begin(): void {
    this.lessonId.set('');
    this.practical.set(null);
    this.title.set(null);
    this.note.set('');
    this.found.reload();
  }
}
