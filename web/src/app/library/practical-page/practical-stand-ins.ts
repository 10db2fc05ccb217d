import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { LibraryPractical } from '@app/shared/contracts';
import { joinPoint } from '@app/shared/rules';
import { action } from '../../core/action';
import { ALL_WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { LibraryClient, PracticalsClient } from '../../practicals/practicals.client';
import { Control, Field } from '../../ui/field';
import { ProblemNotice } from '../../ui/problem';

const NEAR = 8;

/** Which practicals may stand in for one, as they serve the same point; who keeps the library adds another by its name. */
@Component({
  selector: 'app-practical-stand-ins',
  imports: [Control, Field, MatButton, ProblemNotice, RouterLink],
  template: `
    <section class="card no-print" aria-labelledby="stand-ins-heading">
      <h2 id="stand-ins-heading">{{ words.facts.standIns }}</h2>
      <p class="small">{{ words.standInsWhy }}</p>
      @if (of().standIns.length > 0) {
        <ul>
          @for (other of of().standIns; track other.id) {
            <li>
              <a [routerLink]="['/library', other.id]">{{ other.title }}</a>
            </li>
          }
        </ul>
      } @else {
        <p class="small">{{ words.standInsNone }}</p>
      }
      @if (mayWrite()) {
        <p class="small">{{ words.standInsHow }}</p>
        @if (adding.refusal(); as refused) {
          <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
        }
        <form novalidate (submit)="add($event)">
          <app-field [label]="words.standIn.label" [error]="wrong()">
            <input appControl autocomplete="off" list="practical-stand-ins" [value]="name()" (typed)="name.set($event)" />
          </app-field>
          <datalist id="practical-stand-ins">
            @for (one of near(); track one.id) {
              <option [value]="one.title"></option>
            }
          </datalist>
          <button matButton="outlined" type="submit" [disabled]="adding.busy() || name().trim() === ''">{{ words.standIn.add }}</button>
        </form>
      }
    </section>
  `,
  styles: `
    .card {
      padding: var(--s2);
      overflow-wrap: anywhere;
    }
    h2 {
      margin: 0 0 var(--s1);
      font-size: var(--text-l);
    }
    form {
      display: grid;
      gap: var(--s1);
      justify-items: start;
    }
    app-field {
      width: 100%;
    }
  `,
})
export class PracticalStandIns {
  readonly of = input.required<LibraryPractical>();
  readonly changed = output();
  protected readonly words = inject(ALL_WORDS).library;
  private readonly library = inject(LibraryClient);
  private readonly practicals = inject(PracticalsClient);
  private readonly session = inject(Session);
  protected readonly adding = action();
  protected readonly mayWrite = computed(() => this.session.may('practical.write') && !this.of().archived);
  protected readonly name = signal('');
  private readonly missing = signal<string | null>(null);
  protected readonly wrong = computed(() => this.missing() ?? this.adding.wrong()['serves'] ?? null);
  private readonly found = this.practicals.search(() =>
    this.mayWrite() && this.name().trim().length > 1 ? { q: this.name().trim(), subject: this.of().subject, year: null } : undefined,
  );
  protected readonly near = computed(() => (this.found.hasValue() ? this.found.value().items.filter(({ id }) => id !== this.of().id) : []));

  /** It is named as the library has it; both serve the same point from then on, which can be taken back. */
  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const wanted = this.name().trim().toLowerCase();
    this.missing.set(null);
    const ending = await this.adding.run(async () => {
      const one = this.of();
      const { items } = await this.practicals.find(this.name().trim(), NEAR);
      const named = items.find(({ title }) => title.toLowerCase() === wanted);
      if (!named || named.id === one.id) {
        this.missing.set(named ? this.words.standIn.itself : this.words.standIn.notThere);
        return;
      }
      const other = await this.practicals.one(named.id);
      const joined = joinPoint(one, other);
      if (joined.kind !== 'join') {
        this.missing.set(this.words.standIn.cannot(joined.kind, other.title));
        return;
      }
      for (const which of joined.writes) {
        const { id, version, title, subject } = which === 'one' ? one : other;
        await this.library.change(id, { version, title, subject, serves: joined.serves });
      }
      this.name.set('');
      this.changed.emit();
      return this.words.standIn.added(other.title, one.title, joined.serves);
    });
    if (ending === 'refused' && this.adding.refusal()?.status === 409) this.changed.emit();
  }
}
