import { Component, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ImportTaken } from '@app/shared/contracts';
import { action } from '../../core/action';
import { Clock } from '../../core/clock';
import { dateOf } from '../../core/when';
import { ALL_WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { Chip } from '../../ui/chip';
import { Dialog } from '../../ui/dialog';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import { ImportsClient, type TakenPage } from '../imports.client';

/** The files that were taken in, the newest first, each with Undo, or why it cannot be undone yet. */
@Component({
  selector: 'app-imports-taken',
  imports: [Chip, Dialog, MatButton, ProblemNotice, Skeleton],
  template: `
    <section class="card" aria-labelledby="taken-heading">
      <h2 id="taken-heading">{{ words.imports.IMPORTED_BEFORE }}</h2>
      @if (undoing.refusal(); as refused) {
        <app-problem [error]="refused" [retryLabel]="null" />
      }
      @if (first.error(); as refused) {
        <app-problem [error]="refused" (retry)="first.reload()" />
      } @else if (first.hasValue()) {
        @if (first.value().items.length === 0) {
          <p class="small">Nothing yet. Each imported file stands here and can be undone.</p>
        }
        <ul>
          @for (one of items(); track one.id) {
            <li>
              <div class="grow">
                <b class="name">{{ one.file }}</b>
                <span class="small lines">{{ words.imports.taken(when(one), one) }}</span>
              </div>
              @if (one.undone; as undone) {
                <app-chip>undone by {{ undone.by }}</app-chip>
              } @else if (one.later; as later) {
                <span class="small why">{{ words.imports.undoFirst(later.file) }}</span>
              } @else {
                <button matButton="outlined" type="button" [disabled]="undoing.busy()" (click)="ask(one)">Undo</button>
              }
            </li>
          }
        </ul>
        @if (next()) {
          <div class="bar">
            <button type="button" class="link-button" (click)="more()">Show older ones</button>
            <span class="small num">{{ words.lists.showing(items().length, total()) }}</span>
          </div>
        }
      } @else {
        <app-skeleton [rows]="2" [height]="40" label="Loading what was imported" />
      }
    </section>
    <app-dialog heading="Undo this import" [(open)]="asking">
      <p>{{ words.imports.undoWill(asked()?.file ?? '') }}</p>
      <div class="bar">
        <button matButton="filled" type="button" (click)="undo()">Undo the import</button>
        <button matButton="outlined" type="button" (click)="asking.set(false)">{{ words.forms.cancel }}</button>
      </div>
    </app-dialog>
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
    .why {
      flex: 0 1 16rem;
    }
  `,
})
export class ImportsTaken {
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(ImportsClient);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  protected readonly first = resource({ loader: () => this.client.taken() });
  private readonly older = signal<TakenPage | null>(null);
  protected readonly undoing = action();
  protected readonly asking = signal(false);
  protected readonly asked = signal<ImportTaken | null>(null);

  protected when({ at }: ImportTaken): { date: string; time: string; today: string } {
    const zone = this.session.timeZone();
    return { date: dateOf(at, zone), time: this.words.dates.time(at, zone), today: this.clock.today() };
  }

  protected items(): ImportTaken[] {
    return [...(this.first.hasValue() ? this.first.value().items : []), ...(this.older()?.items ?? [])];
  }

  protected next(): string | undefined {
    const older = this.older();
    if (older) return older.nextCursor;
    return this.first.hasValue() ? this.first.value().nextCursor : undefined;
  }

  protected total(): number {
    return (this.older() ?? (this.first.hasValue() ? this.first.value() : null))?.total ?? 0;
  }

  /** Reads the list again, since something was taken in. */
  reload(): void {
    this.older.set(null);
    this.first.reload();
  }

  protected ask(one: ImportTaken): void {
    this.asked.set(one);
    this.asking.set(true);
  }

  protected async more(): Promise<void> {
    const page = await this.client.taken(this.next());
    this.older.update((before) => ({ ...page, items: [...(before?.items ?? []), ...page.items] }));
  }

  protected async undo(): Promise<void> {
    const one = this.asked();
    this.asking.set(false);
    if (!one) return;
    await this.undoing.run(async () => this.words.imports.undone(one.file, await this.client.undo(one.id)), { on: one.id });
    this.reload();
  }
}
