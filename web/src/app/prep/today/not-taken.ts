import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, inject, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Clock } from '../../core/clock';
import { WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { Note } from '../../ui/note';
import { TapQueue } from './tap-queue';
import type { Conflict } from './taps';

/** Ticks that the server did not take: what was made here, and how the task stands there, each with its time. One of the two is chosen. */
@Component({
  selector: 'app-not-taken',
  imports: [MatButton, Note],
  template: `
    @for (conflict of queue.conflicts(); track conflict.tap.taskId) {
      <app-note tone="stop">
        <span>{{ words.today.notTaken({ title: conflict.tap.title, done: conflict.tap.done, detail: conflict.detail }) }}</span>
        <dl>
          <div>
            <dt>{{ words.today.here }}</dt>
            <dd>{{ words.today.madeHere(conflict.tap.done, when(conflict.tap.at)) }}</dd>
          </div>
          <div>
            <dt>{{ words.today.atServer }}</dt>
            <dd>{{ words.today.standsThere(there(conflict)) }}</dd>
          </div>
        </dl>
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
    :host {
      display: grid;
      gap: var(--s1);
    }
    app-note {
      margin-bottom: var(--s2);
    }
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
      gap: var(--s1) var(--s2);
      margin: 0;
    }
    dl div {
      padding-left: var(--s1);
      border-left: 3px solid var(--line);
    }
    dt {
      font-weight: 600;
    }
    dd {
      margin: 0;
    }
    button {
      min-height: 3rem;
    }
  `,
})
export class NotTaken {
  /** The tick is left, so that what is shown is read again. */
  readonly left = output();
  protected readonly words = inject(WORDS);
  protected readonly queue = inject(TapQueue);
  private readonly timeZone = inject(Session).timeZone;
  private readonly today = inject(Clock).today;
  private readonly announcer = inject(LiveAnnouncer);

  /** The time of an instant, with its day where that is another than today. */
  protected when(instant: string): string {
    return this.words.dates.timeOn(instant, this.timeZone(), { date: this.today(), today: this.today() });
  }

  protected there({ current }: Conflict): { doneAt: string | null } | null {
    return current && { doneAt: current.doneAt && this.when(current.doneAt) };
  }

  protected leave(conflict: Conflict): void {
    this.queue.leave(conflict);
    void this.announcer.announce(this.words.today.leftAsItIs);
    this.left.emit();
  }
}
