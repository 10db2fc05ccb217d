import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, DestroyRef, ElementRef, computed, effect, inject, input, linkedSignal, output, signal, viewChild } from '@angular/core';
import type { PracticalSummary } from '@app/shared/contracts';
import { Control, Field } from '../../ui/field';
import { Icon } from '../../ui/icon/icon';
import { PracticalsClient } from '../../practicals/practicals.client';
import type { ChosenPractical } from './requisition-draft';

const DEBOUNCE_MS = 120;

/**
 * Finds a practical: what this person took lately and what the year group does before anything is typed, the best fits of
 * the library while typing. A combobox in the ARIA sense: arrows and Enter, or a tap.
 */
@Component({
  selector: 'app-practical-picker',
  imports: [Control, Field, Icon],
  templateUrl: './practical-picker.html',
  styleUrl: './practical-picker.scss',
})
export class PracticalPicker {
  readonly chosen = input<ChosenPractical | null>(null);
  readonly year = input<number | null>(null);
  readonly subject = input('');
  readonly recent = input<readonly PracticalSummary[]>([]);
  readonly error = input<string>();
  readonly picked = output<PracticalSummary | null>();
  readonly free = output<string>();

  private readonly announcer = inject(LiveAnnouncer);
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  private readonly changeButton = viewChild<ElementRef<HTMLButtonElement>>('change');
  protected readonly typed = signal('');
  private readonly asked = signal('');
  /** What the library is asked for before anything is typed, closest first; where it has nothing, the next is asked. */
  private readonly circles = computed(() => [
    { subject: this.subject(), year: this.year() },
    { subject: '', year: this.year() },
    { subject: '', year: null },
  ]);
  private readonly circle = linkedSignal({ source: () => this.circles(), computation: () => 0 });
  private readonly found = inject(PracticalsClient).search(() =>
    this.chosen()
      ? undefined
      : { q: this.asked(), ...((this.asked() === '' && this.circles()[this.circle()]) || { subject: '', year: null }) },
  );

  /** The last answer stays while the next one is on its way, so that the list does not jump. */
  private readonly fits = linkedSignal<PracticalSummary[] | undefined, PracticalSummary[]>({
    source: () => (this.found.hasValue() ? this.found.value() : undefined),
    computation: (now, before) => now ?? before?.value ?? [],
  });
  protected readonly searching = this.found.isLoading;
  protected readonly failed = computed(() => this.found.error() !== undefined);
  protected readonly options = computed<{ practical: PracticalSummary; why: string | null }[]>(() => {
    const fits = this.fits().map((practical) => ({ practical, why: null }));
    if (this.asked() !== '') return fits;
    const recent = this.recent().slice(0, 3);
    return [
      ...recent.map((practical) => ({ practical, why: 'you asked for this lately' })),
      ...fits.filter(({ practical }) => !recent.some((one) => one.id === practical.id)).slice(0, 6),
    ];
  });
  protected readonly active = linkedSignal<unknown, number>({
    source: () => this.options(),
    computation: () => (this.asked() === '' ? -1 : 0),
  });
  protected readonly none = computed(() => this.asked() !== '' && !this.searching() && !this.failed() && this.options().length === 0);

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const words = this.typed().trim();
      clearTimeout(timer);
      timer = setTimeout(() => this.asked.set(words), DEBOUNCE_MS);
    });
    effect(() => {
      if (this.asked() === '' && this.found.status() === 'resolved' && this.found.value()?.length === 0)
        this.circle.update((at) => Math.min(at + 1, this.circles().length - 1));
    });
    effect(() => {
      if (this.asked() !== '' && !this.searching())
        void this.announcer.announce(this.options().length === 1 ? '1 practical found' : `${this.options().length} practicals found`);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }

  /** Puts the focus where the next thing is typed or changed. */
  focus(): void {
    (this.field() ?? this.changeButton())?.nativeElement.focus();
  }

  protected key(event: KeyboardEvent): void {
    const last = this.options().length - 1;
    if (event.key === 'ArrowDown') this.active.update((at) => (at >= last ? 0 : at + 1));
    else if (event.key === 'ArrowUp') this.active.update((at) => (at <= 0 ? last : at - 1));
    else if (event.key === 'Enter') this.pick(this.options()[this.active()]?.practical ?? null);
    else return;
    event.preventDefault();
  }

  protected pick(practical: PracticalSummary | null): void {
    if (!practical) return;
    this.picked.emit(practical);
    this.typed.set('');
    this.asked.set('');
  }

  protected years(practical: PracticalSummary): string {
    const [first] = practical.years;
    const last = practical.years.at(-1);
    return first === undefined ? '' : first === last ? `Year ${first}` : `Years ${first}–${last}`;
  }
}
