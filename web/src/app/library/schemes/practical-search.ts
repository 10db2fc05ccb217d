import { Component, DestroyRef, ElementRef, effect, inject, input, output, signal, viewChild, computed } from '@angular/core';
import type { PracticalSummary } from '@app/shared/contracts';
import { ALL_WORDS } from '../../core/words';
import { PracticalsClient } from '../../practicals/practicals.client';
import { Control, Field } from '../../ui/field';

const DEBOUNCE_MS = 150;

/** Finds a practical of the library by a few letters; each that fits is a button. */
@Component({
  selector: 'app-practical-search',
  imports: [Control, Field],
  template: `
    <app-field [label]="words.label">
      <input
        appControl
        #box
        type="search"
        autocomplete="off"
        [value]="typed()"
        (typed)="typed.set($event)"
        (keydown.escape)="$event.preventDefault(); $event.stopPropagation(); left.emit()"
        (keydown.enter)="$event.preventDefault()"
      />
    </app-field>
    @if (found.error()) {
      <p class="small tone-stop">{{ words.failed }}</p>
    } @else if (asked() !== '' && !found.isLoading() && items().length === 0) {
      <p class="small" role="status">{{ words.none }}</p>
    }
    <ul>
      @for (one of items(); track one.id) {
        <li>
          <button type="button" class="link-button" (click)="picked.emit(one)">
            {{ one.title }} <span class="small">{{ one.subject }}</span>
          </button>
        </li>
      }
    </ul>
    <button type="button" class="link-button small" (click)="left.emit()">{{ words.away }}</button>
  `,
  styles: `
    ul {
      margin: 0.25rem 0;
      padding: 0;
      list-style: none;
    }
    .link-button {
      min-height: 2.25rem;
      text-align: left;
    }
    p {
      margin: 0.25rem 0 0;
    }
  `,
})
export class PracticalSearch {
  readonly subject = input('');
  readonly year = input<number | null>(null);
  readonly picked = output<PracticalSummary>();
  readonly left = output();
  protected readonly words = inject(ALL_WORDS).schemes.search;
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  protected readonly typed = signal('');
  protected readonly asked = signal('');
  protected readonly found = inject(PracticalsClient).search(() => ({
    q: this.asked(),
    ...(this.asked() === '' ? { subject: this.subject(), year: this.year() } : { subject: '', year: null }),
  }));
  protected readonly items = computed(() => (this.found.hasValue() ? this.found.value().items : []));

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const words = this.typed().trim();
      clearTimeout(timer);
      timer = setTimeout(() => this.asked.set(words), DEBOUNCE_MS);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }

  focus(): void {
    this.box().nativeElement.focus();
  }
}
