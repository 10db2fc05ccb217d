import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, inject, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { Note } from '../../ui/note';
import { TapQueue } from './tap-queue';
import type { Conflict } from './taps';

/** The ticks that the server did not take, each with what is so now: to be wanted all the same, or left. */
@Component({
  selector: 'app-not-taken',
  imports: [MatButton, Note],
  template: `
    @for (conflict of queue.conflicts(); track conflict.tap.taskId) {
      <app-note tone="stop">
        <span>{{ said(conflict) }}</span>
        <span class="bar">
          @if (conflict.current) {
            <button matButton="outlined" type="button" (click)="queue.insist(conflict)">
              {{ words.today.insist(conflict.tap.done) }}
            </button>
          }
          <button matButton="outlined" type="button" (click)="leave(conflict)">{{ words.today.leaveIt }}</button>
        </span>
      </app-note>
    }
  `,
  styles: `
    app-note {
      margin-bottom: var(--s2);
    }
  `,
})
export class NotTaken {
  /** The tick is left, so that what is shown is read again. */
  readonly left = output();
  protected readonly words = inject(WORDS);
  protected readonly queue = inject(TapQueue);
  private readonly timeZone = inject(Session).timeZone;
  private readonly announcer = inject(LiveAnnouncer);

  protected said({ current, tap, detail }: Conflict): string {
    const now = current && { doneAt: current.doneAt && this.words.dates.time(current.doneAt, this.timeZone()) };
    return this.words.today.notTaken({ title: tap.title, done: tap.done, detail, now });
  }

  protected leave(conflict: Conflict): void {
    this.queue.leave(conflict);
    void this.announcer.announce(this.words.today.leftAsItIs);
    this.left.emit();
  }
}
