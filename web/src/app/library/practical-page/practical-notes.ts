import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { LibraryPractical, PracticalNote } from '@app/shared/contracts';
import { PRACTICAL_LIMITS } from '@app/shared/rules';
import { action } from '../../core/action';
import { ALL_WORDS } from '../../core/words';
import { dateOf } from '../../core/when';
import { Session } from '../../identity/session';
import { Control, Field } from '../../ui/field';
import { ProblemNotice } from '../../ui/problem';
import { LibraryClient } from '../../practicals/practicals.client';

/** What people wrote for whoever asks next; everybody may add to it, and whoever wrote a note or keeps the library takes it away. */
@Component({
  selector: 'app-practical-notes',
  imports: [Control, Field, MatButton, ProblemNotice],
  template: `
    <section class="card" aria-labelledby="notes-heading">
      <h2 id="notes-heading">{{ words.facts.notes }}</h2>
      @if (of().notes.length === 0) {
        <p class="small">{{ words.note.none }}</p>
      }
      @for (note of of().notes; track note.id) {
        <div class="note">
          <p class="text">{{ note.text }}</p>
          <p class="small">
            {{ note.by.name }}, {{ dayOf(note) }}
            @if (mayRemove(note)) {
              <button type="button" class="link-button small no-print" [disabled]="acting.busy()" (click)="remove(note)">
                {{ words.note.remove }}
              </button>
            }
          </p>
        </div>
      }
      <form class="no-print" novalidate (submit)="add($event)">
        @if (acting.refusal(); as refused) {
          <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
        }
        <app-field [label]="words.note.label" [error]="acting.wrong()['text']">
          <textarea appControl rows="2" [attr.maxlength]="limits.note" [value]="text()" (typed)="text.set($event)"></textarea>
        </app-field>
        <button matButton="outlined" type="submit" [disabled]="acting.busy() || text().trim() === ''">{{ words.note.add }}</button>
      </form>
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
    .note {
      padding: 0.375rem 0;
      border-bottom: 1px solid var(--line);
    }
    .note p {
      margin: 0;
    }
    .text {
      white-space: pre-line;
    }
    form {
      display: grid;
      gap: var(--s1);
      justify-items: start;
      margin-top: var(--s2);
    }
    app-field {
      width: 100%;
    }
  `,
})
export class PracticalNotes {
  readonly of = input.required<LibraryPractical>();
  readonly changed = output();
  protected readonly words = inject(ALL_WORDS).library;
  protected readonly limits = PRACTICAL_LIMITS;
  private readonly dates = inject(ALL_WORDS).dates;
  private readonly client = inject(LibraryClient);
  private readonly session = inject(Session);
  protected readonly acting = action();
  protected readonly text = signal('');
  private readonly mayWrite = computed(() => this.session.may('practical.write'));

  protected dayOf({ at }: PracticalNote): string {
    return this.dates.day(dateOf(at, this.session.timeZone()));
  }

  protected mayRemove({ by }: PracticalNote): boolean {
    return this.mayWrite() || by.id === this.session.person().user.id;
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    await this.acting.run(async () => {
      await this.client.addNote(this.of().id, this.text().trim());
      this.text.set('');
      this.changed.emit();
      return this.words.note.added;
    });
  }

  protected async remove(note: PracticalNote): Promise<void> {
    await this.acting.run(async () => {
      await this.client.removeNote(this.of().id, note.id);
      this.changed.emit();
      return this.words.note.removed;
    });
  }
}
