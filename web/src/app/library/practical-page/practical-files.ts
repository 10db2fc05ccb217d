import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { LibraryPractical, PracticalFile } from '@app/shared/contracts';
import { action } from '../../core/action';
import { focusShown } from '../../core/focus-shown';
import { ALL_WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { LibraryClient } from '../../practicals/practicals.client';
import { ProblemNotice } from '../../ui/problem';

/** Worksheets and diagrams of a practical: everybody opens them, who keeps the library adds and removes them. */
@Component({
  selector: 'app-practical-files',
  imports: [MatButton, ProblemNotice],
  template: `
    <section class="card no-print" aria-labelledby="files-heading">
      <h2 id="files-heading">{{ words.facts.files }}</h2>
      @if (of().files.length === 0) {
        <p class="small">{{ words.files.none }}</p>
      }
      <ul>
        @for (file of of().files; track file.id) {
          <li>
            <a [href]="urlOf(file)" target="_blank" rel="noopener">{{ file.name }}</a>
            <span class="small">{{ words.files.size(file.bytes) }}</span>
            @if (mayWrite()) {
              @if (asked() === file.id) {
                <p tabindex="-1" class="surely">{{ words.files.surely(file.name) }}</p>
                <div class="bar">
                  <button matButton="filled" type="button" [disabled]="acting.busy()" (click)="remove(file)">
                    {{ words.files.removeNow }}
                  </button>
                  <button matButton="outlined" type="button" (click)="ask(null, file)">{{ words.files.keep }}</button>
                </div>
              } @else {
                <button type="button" class="link-button small" [id]="'remove-' + file.id" (click)="ask(file.id, file)">
                  {{ words.files.remove(file.name) }}
                </button>
              }
            }
          </li>
        }
      </ul>
      @if (acting.refusal(); as refused) {
        <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
      }
      @if (mayWrite()) {
        <label class="choose">
          <span>{{ words.files.add }}</span>
          <input type="file" [disabled]="acting.busy()" #box (change)="add(box)" />
        </label>
        <p class="small">{{ words.files.kinds }}</p>
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
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      justify-items: start;
      padding: 0.375rem 0;
      border-bottom: 1px solid var(--line);
    }
    li a {
      display: inline-flex;
      align-items: center;
      min-height: 2.5rem;
    }
    .choose {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-half);
      margin-top: var(--s2);
      font-size: var(--text-xs);
      font-weight: 650;
    }
    input {
      width: 100%;
      min-width: 0;
      min-height: 2.75rem;
    }
  `,
})
export class PracticalFiles {
  readonly of = input.required<LibraryPractical>();
  readonly changed = output();
  protected readonly words = inject(ALL_WORDS).library;
  private readonly client = inject(LibraryClient);
  private readonly session = inject(Session);
  protected readonly acting = action();
  /** The file of which it is asked whether it goes. */
  protected readonly asked = signal<string | null>(null);
  protected readonly mayWrite = computed(() => this.session.may('practical.write') && !this.of().archived);

  private readonly show = focusShown();

  protected ask(asked: string | null, { id }: PracticalFile): void {
    this.asked.set(asked);
    this.show(asked === null ? `#remove-${id}` : '.surely');
  }

  protected urlOf({ id }: PracticalFile): string {
    return this.client.fileUrl(id);
  }

  protected async add(box: HTMLInputElement): Promise<void> {
    const [file] = box.files ?? [];
    if (!file) return;
    await this.acting.run(async () => {
      const { name } = await this.client.addFile(this.of().id, file);
      this.changed.emit();
      return this.words.files.added(name);
    });
    box.value = '';
  }

  protected async remove({ id, name }: PracticalFile): Promise<void> {
    const ending = await this.acting.run(async () => {
      await this.client.removeFile(this.of().id, id);
      this.asked.set(null);
      this.changed.emit();
      return this.words.files.removed(name);
    });
    if (ending === 'done') this.show('input[type=file]');
  }
}
