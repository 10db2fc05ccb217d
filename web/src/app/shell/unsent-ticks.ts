import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { action } from '../core/action';
import { Unsent } from '../core/unsent';
import { WORDS } from '../core/words';
import { Note } from '../ui/note';
import { pageShown } from './page-shown';

/** Says on every page what of one's own waits in this browser, and what was not taken; nothing where nothing does. */
@Component({
  selector: 'app-unsent-ticks',
  imports: [Note, RouterLink],
  template: `
    <div role="status">
      @let waiting = unsent.waiting();
      @if (unsent.told() && !(waiting.away && isToday())) {
        <app-note tone="warn">
          <div class="bar">
            @if (waiting.ticks > 0) {
              <span>{{ words.unsent.waiting(waiting.ticks, waiting.away) }}</span>
              <button type="button" class="link-button" [disabled]="sending.busy()" (click)="send()">{{ words.unsent.send }}</button>
            }
            @if (waiting.refused > 0) {
              <span>{{ words.unsent.refused(waiting.refused) }}</span>
              <a routerLink="/today">{{ words.unsent.look }}</a>
            }
          </div>
        </app-note>
      }
    </div>
  `,
  styles: `
    app-note {
      padding-inline: var(--s2);
      border-radius: 0;
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s1) var(--s2);
      align-items: center;
    }
    .link-button {
      min-height: 2.5rem;
    }
  `,
})
export class UnsentTicks {
  protected readonly unsent = inject(Unsent);
  protected readonly words = inject(WORDS);
  protected readonly sending = action();
  private readonly path = pageShown();
  /** Today says itself why its ticks wait, and marks each. */
  protected readonly isToday = computed(() => this.path() === '/today');

  protected async send(): Promise<void> {
    await this.sending.run(() => this.unsent.send());
  }
}
