import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { AlsoNeeded, LineBody, PracticalNote, PreviewAnswer } from '@app/shared/contracts';
import { plainWords } from '@app/shared/rules';
import { dateOf } from '../../../core/when';
import { ALL_WORDS } from '../../../core/words';
import { Session } from '../../../identity/session';
import { LibraryClient } from '../../../practicals/practicals.client';
import { lineBody } from '../requisition-draft';

/** So many notes are shown, the newest first; all of them stand on the practical's page. */
const NOTES = 3;
const OFFERED = 4;

/** What others wrote for whoever asks next, and what is usually asked for besides: one press puts it on the list. */
@Component({
  selector: 'app-practical-besides',
  imports: [MatButton],
  template: `
    @if (notes().length > 0) {
      <section [attr.aria-label]="words.notes">
        <h3>{{ words.notes }}</h3>
        @for (note of notes(); track note.id) {
          <p>
            {{ note.text }} <span class="small">{{ by(note) }}</span>
          </p>
        }
      </section>
    }
    @if (offered().length > 0) {
      <section [attr.aria-label]="words.also">
        <h3>{{ words.also }}</h3>
        <div class="bar">
          @for (one of offered(); track one.name) {
            <button matButton="outlined" type="button" (click)="add(one)">
              {{ words.add(one.name) }} <span class="small">{{ words.share(one.share) }}</span>
            </button>
          }
        </div>
      </section>
    }
    <p class="small said" role="status">{{ said() }}</p>
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.625rem;
    }
    h3 {
      font-size: var(--text-s);
    }
    p {
      margin: 0.125rem 0 0;
      font-size: var(--text-s);
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    .bar {
      gap: 0.375rem;
      margin-top: 0.25rem;
    }
    .bar button {
      height: auto;
      min-height: 2.5rem;
      padding-block: 0.375rem;
      text-align: left;
      line-height: 1.25;
    }
    .said:empty {
      display: none;
    }
  `,
})
export class PracticalBesides {
  readonly practicalId = input.required<string>();
  /** The list as it was changed; null while it is the practical's own. */
  readonly lines = input.required<readonly LineBody[] | null>();
  readonly answer = input.required<PreviewAnswer | null>();
  readonly changed = output<LineBody[]>();
  private readonly all = inject(ALL_WORDS);
  protected readonly words = this.all.asking.besides;
  private readonly timeZone = inject(Session).timeZone;
  private readonly practical = inject(LibraryClient).one(() => this.practicalId());
  private readonly it = computed(() => (this.practical.hasValue() ? this.practical.value() : null));
  protected readonly said = signal('');
  protected readonly notes = computed(() =>
    [...(this.it()?.notes ?? [])].sort((one, other) => other.at.localeCompare(one.at)).slice(0, NOTES),
  );
  /** The list as it would be sent now. */
  private readonly list = computed<readonly LineBody[]>(() => this.lines() ?? this.answer()?.lines.map(lineBody) ?? []);
  protected readonly offered = computed(() =>
    (this.answer() ? (this.it()?.alsoNeeded ?? []) : []).filter((one) => !this.list().some((line) => isOf(line, one))).slice(0, OFFERED),
  );

  protected by({ by, at }: PracticalNote): string {
    return `${by.name}, ${this.all.dates.day(dateOf(at, this.timeZone()))}`;
  }

  protected add({ apparatusId, name }: AlsoNeeded): void {
    const line: LineBody = { ...(apparatusId !== null && { apparatusId }), name, kind: 'apparatus', perSet: 1 };
    this.changed.emit([...this.list(), line]);
    this.said.set(this.words.added(name));
  }
}

function isOf(line: LineBody, { apparatusId, name }: AlsoNeeded): boolean {
  return (apparatusId !== null && line.apparatusId === apparatusId) || plainWords(line.name ?? '') === plainWords(name);
}
