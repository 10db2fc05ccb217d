import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Network } from '../core/network';
import { WORDS } from '../core/words';
import { Session } from '../identity/session';
import { Note } from '../ui/note';
import { pageShown } from './page-shown';

/** Says on every page that needs the server that it cannot be reached, and what works without it; nothing where it can, or on Today, which says it itself. */
@Component({
  selector: 'app-without-network',
  imports: [Note, RouterLink],
  template: `
    <div role="status">
      @if (network.isAway() && !isToday()) {
        <app-note tone="warn">
          <div class="bar">
            <span
              ><b>{{ words.today.withoutNetwork }}</b> {{ words.shell.withoutServer(hasLists()) }}</span
            >
            @if (hasLists()) {
              <a routerLink="/today">{{ words.shell.openToday }}</a>
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
      gap: 0 var(--s2);
      align-items: center;
    }
    a {
      display: inline-flex;
      align-items: center;
      min-height: 3rem;
    }
  `,
})
export class WithoutNetwork {
  protected readonly network = inject(Network);
  protected readonly words = inject(WORDS);
  private readonly session = inject(Session);
  private readonly path = pageShown();
  protected readonly isToday = computed(() => this.path() === '/today');
  /** Whether the lists are kept for them: who serves has them read beforehand. */
  protected readonly hasLists = computed(() => this.session.may('department.serve'));
}
