import { Component, DestroyRef, computed, inject, input, output, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Apparatus } from '@app/shared/contracts';
import { action, type Done } from '../core/action';
import { ALL_WORDS } from '../core/words';
import { Control, Field } from '../ui/field';
import { ProblemNotice } from '../ui/problem';
import { ApparatusClient } from './apparatus.client';

/** What can stand in for a thing where there is not enough of it: it is seen by everybody, and added to by who keeps the list. */
@Component({
  selector: 'app-stand-ins',
  imports: [Control, Field, MatButton, ProblemNotice, RouterLink],
  template: `
    <section aria-labelledby="stand-ins-heading">
      <h2 id="stand-ins-heading">{{ words.standIns }}</h2>
      <p class="small">{{ words.standInsWhy }}</p>
      @if (changing.refusal(); as refused) {
        <app-problem [error]="refused" [retryLabel]="null" />
      }
      @if (named.error(); as refused) {
        <app-problem [error]="refused" (retry)="named.reload()" />
      }
      <ul class="card links">
        @for (one of others(); track one.id) {
          <li>
            <a [routerLink]="['/apparatus', one.id]">{{ one.name }}</a>
            @if (mayWrite()) {
              <button matButton type="button" [disabled]="changing.busy()" (click)="drop(one)">
                {{ words.dropPart }}<span class="visually-hidden">: {{ one.name }}</span>
              </button>
            }
          </li>
        } @empty {
          <li>{{ words.standInsNone }}</li>
        }
      </ul>
      @if (mayWrite()) {
        <form class="add" novalidate (submit)="add($event)">
          <app-field [label]="words.standIn" [hint]="words.fields.partHint" [error]="wrong()">
            <input appControl autocomplete="off" list="stand-in-names" [value]="name()" (typed)="name.set($event)" />
          </app-field>
          <datalist id="stand-in-names">
            @for (one of near(); track one.id) {
              <option [value]="one.name"></option>
            }
          </datalist>
          <button matButton="outlined" type="submit" [disabled]="changing.busy() || name().trim() === ''">{{ words.addStandIn }}</button>
        </form>
      }
    </section>
  `,
  styles: `
    h2 {
      margin: var(--s3) 0 0.25rem;
    }
    ul {
      max-width: 48rem;
      margin: 0.5rem 0 var(--s2);
    }
    li {
      justify-content: space-between;
    }
    .add {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
      align-items: center;
    }
    .add app-field {
      flex: 0 1 20rem;
    }
  `,
})
export class StandIns {
  readonly of = input.required<Apparatus>();
  readonly mayWrite = input(false);
  readonly changed = output();
  protected readonly words = inject(ALL_WORDS).apparatus;
  private readonly client = inject(ApparatusClient);
  private readonly destroyed = inject(DestroyRef);
  protected readonly changing = action();
  protected readonly name = signal('');
  private readonly missing = signal<string | null>(null);
  protected readonly wrong = computed(() => this.missing() ?? this.changing.wrong()['equivalents'] ?? null);
  protected readonly named = resource({
    params: () => this.of().equivalents,
    loader: ({ params }) => this.client.some(params),
  });
  /** What was retired stands in for nothing. */
  protected readonly others = computed(() => (this.named.hasValue() ? this.named.value().filter(({ archived }) => !archived) : []));
  private readonly found = this.client.search(() => (this.mayWrite() && this.name().trim().length > 1 ? this.name().trim() : undefined));
  protected readonly near = computed(() => {
    const { id, equivalents } = this.of();
    const items = this.found.hasValue() ? this.found.value().items : [];
    return items.filter((one) => one.id !== id && !equivalents.includes(one.id));
  });

  /** It is named as the list has it: what is not called exactly so is not there. */
  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const { id, name, equivalents } = this.of();
    const wanted = this.name().trim().toLowerCase();
    this.missing.set(null);
    await this.changing.run(async () => {
      const { items } = await this.client.find(this.name().trim(), 50);
      const other = items.find((one) => one.name.toLowerCase() === wanted);
      if (!other || other.id === id) {
        this.missing.set(other ? this.words.standsInForItself : this.words.notThere);
        return;
      }
      this.name.set('');
      return this.say([...new Set([...equivalents, other.id])], this.words.standInAdded(other.name, name));
    });
    if (this.changing.refusal()?.status === 409) this.changed.emit();
  }

  protected async drop({ id: gone, name: other }: Apparatus): Promise<void> {
    const { name, equivalents } = this.of();
    const rest = equivalents.filter((one) => one !== gone);
    await this.changing.run(() => this.say(rest, this.words.standInDropped(other, name)));
    if (this.changing.refusal()?.status === 409) this.changed.emit();
  }

  /** Writes what stands in from now on; as long as nobody changed the thing since, it can be taken back. */
  private async say(equivalents: string[], says: string): Promise<Done> {
    const { id, version, equivalents: before } = this.of();
    const { version: now } = await this.client.change(id, { version, equivalents });
    this.changed.emit();
    const undo = async (): Promise<void> => {
      await this.client.change(id, { version: now, equivalents: before });
      if (!this.destroyed.destroyed) this.changed.emit();
    };
    return { says, undo };
  }
}
