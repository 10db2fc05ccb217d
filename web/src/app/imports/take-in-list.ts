import { Component, computed, inject, input, output, signal } from '@angular/core';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import type { ListKind } from './imports.client';
import { ListFile } from './list-file';

/** A whole list out as one file, and such a file in: what it would change is told first. */
@Component({
  selector: 'app-take-in-list',
  imports: [ListFile],
  template: `
    <details>
      <summary>{{ words().heading }}</summary>
      <p class="small">{{ words().lead }}</p>
      <p>
        <a [href]="file()" [download]="kind() + (kind() === 'practicals' ? '.json' : '.csv')">{{ words().save }}</a>
      </p>
      @if (mayTakeIn()) {
        <label class="choose">
          <span>{{ words().choose }}</span>
          <input type="file" [attr.accept]="accepts()" #box (change)="choose(box)" />
        </label>
        @if (chosen(); as file) {
          <app-list-file [kind]="kind()" [file]="file" (taken)="taken.emit()" (left)="chosen.set(null)" />
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
export class TakeInList {
  readonly kind = input.required<ListKind>();
  /** Where the whole list is had as a file. */
  readonly file = input.required<string>();
  readonly taken = output();
  private readonly all = inject(ALL_WORDS).listFiles;
  protected readonly words = computed(() => this.all[this.kind()]);
  private readonly session = inject(Session);
  protected readonly accepts = computed(() => (this.kind() === 'practicals' ? '.json,application/json' : '.csv,.txt,.tsv,text/csv'));
  protected readonly chosen = signal<File | null>(null);
  protected readonly mayTakeIn = computed(() => this.session.may(this.kind() === 'stock' ? 'stock.write' : 'import.run'));

  /** The same file may be chosen again after it was mended. */
  protected choose(box: HTMLInputElement): void {
    this.chosen.set(box.files?.[0] ?? null);
    box.value = '';
  }
}
