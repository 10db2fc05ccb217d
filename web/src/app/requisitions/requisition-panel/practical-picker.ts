import { Combobox, ComboboxPopup, ComboboxWidget } from '@angular/aria/combobox';
import { Listbox, Option } from '@angular/aria/listbox';
import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  Component,
  DestroyRef,
  ElementRef,
  afterRenderEffect,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { PracticalSummary } from '@app/shared/contracts';
import { WORDS } from '../../core/words';
import { Control, Field } from '../../ui/field';
import { Icon } from '../../ui/icon/icon';
import { type FoundPracticals, PracticalsClient } from '../../practicals/practicals.client';
import type { ChosenPractical } from './requisition-draft';

const DEBOUNCE_MS = 120;

/**
 * Finds a practical: what this person took lately and what the year group does before anything is typed, the best fits of
 * the library while typing. By keyboard with the arrows and Enter, or by a tap; before a letter is typed nothing is chosen by
 * Enter alone.
 */
@Component({
  selector: 'app-practical-picker',
  imports: [Combobox, ComboboxPopup, ComboboxWidget, Control, Field, Icon, Listbox, Option],
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
  /** Escape: the list stays open, so it is for whoever holds the picker. */
  readonly left = output();

  private readonly words = inject(WORDS);
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
  private readonly fits = linkedSignal<FoundPracticals | undefined, FoundPracticals>({
    source: () => (this.found.hasValue() ? this.found.value() : undefined),
    computation: (now, before) => now ?? before?.value ?? { items: [], total: 0 },
  });
  protected readonly searching = this.found.isLoading;
  protected readonly failed = computed(() => this.found.error() !== undefined);
  protected readonly options = computed<{ practical: PracticalSummary; why: string | null }[]>(() => {
    const fits = this.fits().items.map((practical) => ({ practical, why: null }));
    if (this.asked() !== '') return fits;
    const recent = this.recent().slice(0, 3);
    return [
      ...recent.map((practical) => ({ practical, why: 'you asked for this lately' })),
      ...fits.filter(({ practical }) => !recent.some((one) => one.id === practical.id)).slice(0, 6),
    ];
  });
  /** Of how many these are, where there are more; what was asked for lately counts where it is for the class as well. */
  protected readonly part = computed(() => {
    const [total, options] = [this.fits().total, this.options()];
    if (this.asked() !== '') return total > options.length ? this.words.lists.typeMore(options.length, total) : null;
    const { subject, year } = this.circles()[this.circle()] ?? { subject: '', year: null };
    const shown = options.filter(({ practical }) => suits(practical, subject, year)).length;
    return total > shown ? this.words.lists.typeLetters(shown, total, subject !== '' || year !== null) : null;
  });
  private readonly list = viewChild<Listbox<PracticalSummary>>('list');
  /** Whether the arrows or the letters have gone into the list, so that one of it is active. */
  protected readonly entered = linkedSignal<unknown, boolean>({ source: () => this.options(), computation: () => this.asked() !== '' });
  protected readonly selected = signal<PracticalSummary[]>([]);
  /** Whether the last key was an Enter while no line was active. */
  private idle = false;
  protected readonly nothing = computed(() => this.asked() !== '' && !this.searching() && !this.failed() && this.options().length === 0);

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const words = this.typed().trim();
      clearTimeout(timer);
      timer = setTimeout(() => this.asked.set(words), DEBOUNCE_MS);
    });
    effect(() => {
      if (this.asked() === '' && this.found.status() === 'resolved' && this.found.value()?.items.length === 0)
        this.circle.update((at) => Math.min(at + 1, this.circles().length - 1));
    });
    effect(() => {
      if (this.asked() !== '' && !this.searching())
        void this.announcer.announce(this.words.lists.practicalsFound(this.options().length, this.fits().total));
    });
    afterRenderEffect(() => {
      if (this.options().length > 0) untracked(() => this.list()?.gotoFirst());
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }

  /** Puts the focus where the next thing is typed or changed. */
  focus(): void {
    (this.field() ?? this.changeButton())?.nativeElement.focus();
  }

  /** The first arrow goes to the near end of the list: whatever Aria holds active before that is not shown. */
  protected enterList({ key }: KeyboardEvent): void {
    this.idle = key === 'Enter' && !this.entered();
    if (this.entered() || (key !== 'ArrowDown' && key !== 'ArrowUp')) return;
    this.list()?.gotoIndex(key === 'ArrowDown' ? this.options().length - 1 : 0);
    this.entered.set(true);
  }

  /** Enter on an active line, or a tap; Enter while none is active chooses nothing. */
  protected choose([practical]: PracticalSummary[]): void {
    this.selected.set([]);
    if (practical && !this.idle) this.pick(practical);
    this.idle = false;
  }

  private pick(practical: PracticalSummary): void {
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

/** Whether a practical is of what the library is asked for, as the library sees it. */
function suits({ subject, years }: PracticalSummary, asked: string, year: number | null): boolean {
  return (asked === '' || subject.toLowerCase() === asked.toLowerCase()) && (year === null || years.length === 0 || years.includes(year));
}
