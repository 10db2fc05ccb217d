import { Component, computed, inject, output, signal } from '@angular/core';
import { ALL_WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { SchemesFile } from '../../imports/schemes-file';
import { SchemesClient } from '../../schemes/schemes.client';

/** All schemes out as one CSV, and such a file in: what it would change is told first. */
@Component({
  selector: 'app-take-in-schemes',
  imports: [SchemesFile],
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
          <input type="file" accept=".csv,.txt,.tsv,text/csv" #box (change)="choose(box)" />
        </label>
        @if (file(); as chosen) {
          <app-schemes-file [file]="chosen" (taken)="file.set(null); taken.emit()" (left)="file.set(null)" />
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
  `,
})
export class TakeInSchemes {
  readonly taken = output();
  protected readonly words = inject(ALL_WORDS).schemes.sharing;
  private readonly session = inject(Session);
  protected readonly exportUrl = inject(SchemesClient).exportUrl;
  protected readonly file = signal<File | null>(null);
  protected readonly mayTakeIn = computed(() => this.session.may('import.run'));

  /** The same file may be chosen again after it was mended. */
  protected choose(box: HTMLInputElement): void {
    this.file.set(box.files?.[0] ?? null);
    box.value = '';
  }
}
