import { Component, computed, inject, input } from '@angular/core';
import type { Lesson } from '@app/shared/contracts';
import { WORDS } from '../../core/words';
import { Chip } from '../../ui/chip';
import { Icon } from '../../ui/icon/icon';
import { LESSON_STATE_LOOKS, latestOf } from '../lesson-state';

/** States that somebody has to do something about, or has to know: only these stand in a chip. */
const EXCEPTIONS: ReadonlySet<Lesson['state']> = new Set(['draft', 'queried', 'short', 'late', 'declined']);
/** States in which all is well: a tick says it, and a word for who does not see it. */
const WELL: ReadonlySet<Lesson['state']> = new Set(['accepted', 'ready', 'done']);

/** `<app-lesson-state [lesson]="lesson" />`: a chip for what is an exception, a tick for what is well, a quiet word for the rest. */
@Component({
  selector: 'app-lesson-state',
  imports: [Chip, Icon],
  template: `
    @if (kind() === 'exception') {
      <app-chip [tone]="look().tone" [icon]="look().icon">{{ word() }}</app-chip>
    } @else {
      <span class="quiet" [class.well]="kind() === 'well'">
        <app-icon [name]="look().icon" />
        <span [class.visually-hidden]="kind() === 'well' && !worded()">{{ word() }}</span>
      </span>
    }
  `,
  styles: `
    :host {
      display: block;
      max-width: 100%;
    }
    .quiet {
      display: inline-flex;
      gap: 0.25rem;
      align-items: baseline;
      font-size: var(--text-xs);
      font-weight: 500;
      color: var(--ink-2);
      line-height: 1.3;
    }
    .well {
      color: var(--ok);
    }
    app-icon {
      flex: none;
      width: 1em;
      height: 1em;
      align-self: center;
      --stroke: 2.4;
    }
  `,
})
export class LessonStateMark {
  readonly lesson = input.required<Lesson>();
  /** Whether a tick has its word beside it. */
  readonly worded = input(false);
  private readonly words = inject(WORDS);
  protected readonly look = computed(() => LESSON_STATE_LOOKS[this.lesson().state]);
  protected readonly word = computed(() => this.words.lessons.state(this.lesson().state, latestOf(this.lesson())));
  protected readonly kind = computed<'exception' | 'well' | 'quiet'>(() => {
    const { state } = this.lesson();
    return EXCEPTIONS.has(state) ? 'exception' : WELL.has(state) ? 'well' : 'quiet';
  });
}
