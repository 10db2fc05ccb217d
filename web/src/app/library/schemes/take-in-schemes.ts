import { Component, computed, inject, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ImportAnswer } from '@app/shared/contracts';
import { action } from '../../core/action';
import { ALL_WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { ImportsClient } from '../../imports/imports.client';
import { ProblemNotice } from '../../ui/problem';
import { SchemesClient } from '../../schemes/schemes.client';

/** All schemes out as one CSV, and such a file in: what it would change is told first. */
@Component({
  selector: 'app-take-in-schemes',
  imports: [MatButton, ProblemNotice],
  template: `
    <details>
      <summary>{{ words.heading }}</summary>
      <p class="small">{{ words.lead }}</p>
      <p>
        <a [href]="exportUrl" download="schemes.csv">{{ words.save }}</a>
      </p>
      @if (mayTakeIn()) {
        <label class="choose">
          <span>{{ words.choose }}</span>
          <input type="file" accept=".csv,.txt,.tsv,text/csv" [disabled]="acting.busy()" #box (change)="look(box.files?.[0])" />
        </label>
        @if (acting.refusal(); as refused) {
          <app-problem [error]="refused" [retryLabel]="null" />
        }
        @if (told(); as answer) {
          <p role="status">
            <b>{{ words.would(answer) }}</b>
          </p>
          @if (answer.rejectedCount > 0) {
            <p>{{ words.left(answer.rejectedCount) }}</p>
            <ul>
              @for (note of answer.rejected; track $index) {
                <li>{{ words.why(note.row, note.message) }}</li>
              }
            </ul>
          }
          <div class="bar">
            @if (answer.created + answer.updated + answer.removed > 0) {
              <button matButton="filled" type="button" [disabled]="acting.busy()" (click)="takeIn(answer)">{{ words.takeIn }}</button>
            }
            <button matButton="outlined" type="button" [disabled]="acting.busy()" (click)="told.set(null)">{{ words.not }}</button>
          </div>
        }
      }
    </details>
  `,
  styles: `
    :host {
      display: block;
      margin-top: var(--s3);
      max-width: 40rem;
    }
    summary {
      min-height: 2.75rem;
      color: var(--accent);
      cursor: pointer;
    }
    .choose {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-half);
      margin: var(--s1) 0;
    }
    input {
      width: 100%;
      min-width: 0;
      min-height: 2.75rem;
    }
    ul {
      overflow-wrap: anywhere;
    }
  `,
})
export class TakeInSchemes {
  readonly taken = output();
  protected readonly words = inject(ALL_WORDS).schemes.sharing;
  private readonly imports = inject(ImportsClient);
  private readonly session = inject(Session);
  protected readonly exportUrl = inject(SchemesClient).exportUrl;
  protected readonly acting = action();
  protected readonly told = signal<ImportAnswer | null>(null);
  private readonly file = signal<File | null>(null);
  protected readonly mayTakeIn = computed(() => this.session.may('import.run'));

  protected async look(file: File | undefined): Promise<void> {
    if (!file) return;
    this.file.set(file);
    this.told.set(null);
    await this.acting.run(async () => this.told.set(await this.send(file, 'preview', false)));
  }

  /** The rows that could not be read were listed above: whoever presses has seen them. */
  protected async takeIn({ needsAcceptUnread }: ImportAnswer): Promise<void> {
    const file = this.file();
    if (!file) return;
    await this.acting.run(async () => {
      const answer = await this.send(file, 'apply', needsAcceptUnread);
      this.told.set(null);
      this.taken.emit();
      return answer ? this.words.done(answer) : undefined;
    });
  }

  private send(file: File, mode: 'preview' | 'apply', acceptUnread: boolean): Promise<ImportAnswer | null> {
    const asked = { file, kind: 'schemes', mode, columns: {}, words: {}, from: '', acceptUnread, only: null } as const;
    return this.imports.take(asked, { sent: () => undefined, goesOn: () => true });
  }
}
