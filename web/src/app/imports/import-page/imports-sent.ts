import { Component, DestroyRef, computed, effect, inject, output, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ImportRun } from '@app/shared/contracts';
import { Clock } from '../../core/clock';
import { dateOf } from '../../core/when';
import { ALL_WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { ImportsClient } from '../imports.client';

/** What is under way is asked after so often, in milliseconds. */
const ASK_MS = 2000;

/** Files that were sent within a day and are not in the list of what was imported: under way, looked at, or refused. */
@Component({
  selector: 'app-imports-sent',
  imports: [MatButton],
  template: `
    @if (items().length > 0) {
      <section class="card" aria-labelledby="sent-heading">
        <h2 id="sent-heading">{{ words.imports.SENT_TODAY }}</h2>
        <ul>
          @for (one of items(); track one.id) {
            <li>
              <div class="grow">
                <b class="name">{{ one.file }}</b>
                <span class="small lines">{{ words.imports.sentBy(when(one), one) }}</span>
              </div>
              <button matButton="outlined" type="button" (click)="chosen.emit(one.id)">
                {{ words.imports.SHOW }}<span class="visually-hidden"> {{ one.file }}</span>
              </button>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    ul {
      display: grid;
      margin: 0.5rem 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem 1rem;
      align-items: center;
      min-height: 3rem;
      padding: 0.5rem 0;
      border-top: 1px solid var(--line);
    }
    .grow {
      flex: 1 1 14rem;
      min-width: 0;
    }
    .name {
      overflow-wrap: anywhere;
    }
    .lines {
      display: block;
    }
  `,
})
export class ImportsSent {
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(ImportsClient);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  /** The id of a file whose answer somebody wants to see. */
  readonly chosen = output<string>();
  private readonly sent = resource({ loader: () => this.client.sent() });
  protected readonly items = computed(() =>
    (this.sent.hasValue() ? this.sent.value() : []).filter(({ state, mode }) => state !== 'done' || mode !== 'apply').slice(0, 5),
  );

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      clearTimeout(timer);
      const isUnderWay = this.items().some(({ state }) => state !== 'done' && state !== 'refused');
      if (isUnderWay) timer = setTimeout(() => this.sent.reload(), ASK_MS);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }

  protected when({ at }: ImportRun): { date: string; time: string; today: string } {
    const zone = this.session.timeZone();
    return { date: dateOf(at, zone), time: this.words.dates.time(at, zone), today: this.clock.today() };
  }

  /** Reads the list again, since something was sent. */
  reload(): void {
    this.sent.reload();
  }
}
