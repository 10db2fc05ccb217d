import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Lesson } from '@app/shared/contracts';
import { Clock } from '../../core/clock';
import { WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { Chip } from '../../ui/chip';
import { Icon } from '../../ui/icon/icon';
import { CalendarClient } from '../calendar.client';
import { nextDeadline, pastDeadline } from './next-deadline';

/** What is due of the lessons shown: what is overdue, then what closes next, each answered with one press. */
@Component({
  selector: 'app-due-lessons',
  imports: [Chip, Icon, MatButton],
  templateUrl: './due-lessons.html',
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s1);
      margin-bottom: var(--s2);
    }
    .due {
      flex: 1 1 22rem;
      gap: 0.5rem 0.75rem;
      padding-block: 0.75rem;
    }
    .closes {
      font-size: 1.25rem;
      font-weight: 700;
      letter-spacing: -0.01em;
    }
    @media (max-width: 47.5em) {
      .due button {
        width: 100%;
      }
      .closes {
        font-size: var(--text-l);
      }
    }
  `,
})
export class DueLessons {
  readonly lessons = input.required<readonly Lesson[]>();
  readonly busy = input(false);
  readonly needNothing = output<Lesson[]>();
  protected readonly words = inject(WORDS);
  private readonly clock = inject(Clock);
  private readonly calendar = inject(CalendarClient);
  private readonly timeZone = inject(Session).timeZone;
  protected readonly next = computed(() => nextDeadline(this.lessons(), this.clock.now(), this.calendar.firstWeekday()));
  protected readonly past = computed(() => pastDeadline(this.lessons(), this.clock.now()));
  /** Lessons that are over and had no answer: nothing can be done about them, and they are not answered. */
  protected readonly never = computed(
    () =>
      this.lessons().filter(({ state, start }) => state === 'unanswered' && Temporal.Instant.compare(start, this.clock.now()) <= 0).length,
  );
  /** A lesson without a deadline may be unanswered too. */
  protected readonly isAllAnswered = computed(() => this.lessons().every(({ state }) => state !== 'unanswered'));
  protected readonly closes = computed(() => {
    const next = this.next();
    return next && this.words.fortnight.closesAt(next.deadline, this.clock.now(), this.timeZone());
  });
  protected readonly soon = computed(() => {
    const next = this.next();
    return next !== null && Temporal.Instant.from(next.deadline).since(this.clock.now()).total('hours') < 24;
  });
}
