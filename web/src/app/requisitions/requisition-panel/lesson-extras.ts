import { Component, computed, inject, input, output, resource } from '@angular/core';
import type { Lesson } from '@app/shared/contracts';
import { addDays } from '@app/shared/rules';
import { classOf } from '../../core/class-of';
import { Clock } from '../../core/clock';
import { LESSONS_OF } from '../../core/lessons-of.token';
import { WORDS } from '../../core/words';
import { Control, Field } from '../../ui/field';
import { Stepper } from '../../ui/stepper';
import type { RequisitionDraft } from './requisition-draft';

/** So many days a practical stays out at most. */
const KEPT_DAYS = 28;
/** So near are lessons of other classes that the same is asked for. */
const NEAR_DAYS = 6;
/** So many minutes of help are offered first. */
const USUAL_HELP = 15;

type Asked = Pick<Lesson, 'id' | 'group' | 'subject'>;
type Extras = Pick<RequisitionDraft, 'alsoFor' | 'keepUntil' | 'support' | 'supportMinutes'>;

/** What can be asked for besides: the same for classes beside this one, help in the lesson, and that it stays out until a later lesson. */
@Component({
  selector: 'app-lesson-extras',
  imports: [Control, Field, Stepper],
  templateUrl: './lesson-extras.html',
  styles: `
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
      display: grid;
    }
    .tick {
      display: flex;
      gap: 0.5rem;
      align-items: center;
      min-height: 2.75rem;
    }
    details {
      border-top: 1px solid var(--line);
      padding-top: 0.625rem;

      .stack {
        margin-top: 0.625rem;
      }
    }
    summary {
      min-height: 1.75rem;
      color: var(--accent);
      font-size: var(--text-s);
      cursor: pointer;
    }
    legend {
      padding: 0;
      font-weight: 600;
    }
  `,
})
export class LessonExtras {
  readonly lesson = input.required<Asked>();
  readonly teacherId = input.required<string>();
  readonly draft = input.required<Extras>();
  /** A request that is new can be sent for other classes too. */
  readonly isNew = input.required<boolean>();
  readonly changed = output<Partial<Extras>>();

  private readonly lessonsOf = inject(LESSONS_OF);
  private readonly clock = inject(Clock);
  protected readonly words = inject(WORDS);
  protected readonly helps = ['', 'start', 'end', 'whole'] as const;
  private readonly date = computed(() => this.lesson().id.slice(-10));
  private readonly own = resource({
    params: () => ({ date: this.date(), teacherId: this.teacherId() }),
    loader: ({ params: { date, teacherId } }) =>
      this.lessonsOf({ from: addDays(date, -NEAR_DAYS), to: addDays(date, KEPT_DAYS) }, teacherId),
  });
  private readonly lessons = computed(() => (this.own.hasValue() ? this.own.value() : []));

  /** The nearest lesson of each other class of the year and subject for which nothing is asked yet. */
  protected readonly beside = computed(() => {
    const { group, subject } = this.lesson();
    const nearest = new Map<string, Lesson>();
    const last = addDays(this.date(), NEAR_DAYS);
    for (const one of this.lessons()) {
      const isBeside = one.group && one.group.id !== group?.id && one.group.year === group?.year && one.subject === subject;
      const isOpen = one.state === 'unanswered' && one.date <= last && Temporal.Instant.compare(one.start, this.clock.now()) > 0;
      if (!isBeside || !isOpen || !one.group) continue;
      const known = nearest.get(one.group.id);
      if (!known || this.daysFrom(one) < this.daysFrom(known)) nearest.set(one.group.id, one);
    }
    return [...nearest.values()];
  });
  protected readonly later = computed(() => {
    const { id, group } = this.lesson();
    return this.lessons().filter((one) => group && one.group?.id === group.id && one.date > this.date() && one.id !== id);
  });

  protected named(lesson: Lesson): string {
    return `${classOf(lesson)}, ${this.when(lesson)}`;
  }

  protected when({ date, period, lastPeriod }: Lesson): string {
    return `${this.words.dates.day(date)}, ${this.words.lessons.periods(period, lastPeriod)}`;
  }

  protected tick(id: string, on: boolean): void {
    const others = this.draft().alsoFor.filter((one) => one !== id);
    this.changed.emit({ alsoFor: on ? [...others, id] : others });
  }

  protected help(when: string): void {
    const support = when as Extras['support'];
    this.changed.emit({
      support,
      supportMinutes: support === 'start' || support === 'end' ? (this.draft().supportMinutes ?? USUAL_HELP) : null,
    });
  }

  private daysFrom({ date }: Lesson): number {
    return Math.abs(Temporal.PlainDate.from(this.date()).until(date, { largestUnit: 'days' }).days);
  }
}
