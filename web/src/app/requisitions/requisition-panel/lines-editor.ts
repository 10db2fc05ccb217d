import { Component, DestroyRef, computed, effect, inject, input, model, signal } from '@angular/core';
import type { FormValueControl, ValidationError } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { Line, LineBody, PreviewAnswer } from '@app/shared/contracts';
import { plainWords } from '@app/shared/rules';
import { ApparatusClient } from '../../apparatus/apparatus.client';
import type { ServerError } from '../../core/server-errors';
import { WORDS } from '../../core/words';
import { Icon } from '../../ui/icon/icon';

/** How a line counts; the fields of a line that carry it. */
const COUNTS = [
  { field: 'perSet', word: 'for each set' },
  { field: 'perClass', word: 'for the class' },
  { field: 'perPupil', word: 'for each pupil' },
] as const;
type Count = (typeof COUNTS)[number]['field'];

const DEBOUNCE_MS = 200;

/** A kit list written by hand: what, how much, and for whom. Names of things the school owns are offered and held. */
@Component({
  selector: 'app-lines-editor',
  imports: [Icon, MatButton],
  templateUrl: './lines-editor.html',
  styleUrl: './lines-editor.scss',
})
export class LinesEditor implements FormValueControl<LineBody[] | null> {
  readonly value = model<LineBody[] | null>(null);
  readonly answer = input<PreviewAnswer | null>(null);
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);
  protected readonly lines = computed(() => this.value() ?? []);
  /** What the server found wrong, by its name for the place. */
  protected readonly wrong = computed<Record<string, string>>(() =>
    Object.fromEntries(this.errors().map((error) => [(error as Partial<ServerError>).field ?? '', error.message ?? ''])),
  );

  protected readonly words = inject(WORDS);
  private readonly typed = signal('');
  private readonly asked = signal<string | undefined>(undefined);
  private readonly found = inject(ApparatusClient).search(this.asked);
  protected readonly offered = computed(() => (this.found.hasValue() ? this.found.value() : []));
  protected readonly counts = COUNTS;

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const words = this.typed().trim();
      clearTimeout(timer);
      timer = setTimeout(() => this.asked.set(words.length > 1 ? words : undefined), DEBOUNCE_MS);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }

  protected countOf(line: LineBody): Count {
    return COUNTS.find(({ field }) => (line[field] ?? 0) > 0)?.field ?? 'perSet';
  }

  protected quantityOf(line: LineBody): number {
    return line[this.countOf(line)] ?? 0;
  }

  /** A line that counts in several ways at once is shown as it stands and not changed by half. */
  protected compound(line: LineBody): boolean {
    return COUNTS.filter(({ field }) => (line[field] ?? 0) > 0).length > 1 || (line.spare ?? 0) > 0;
  }

  protected needed(at: number): string | null {
    const line = this.told(at);
    return line ? this.words.quantities.amount(line.needed, line.unit) : null;
  }

  protected free(at: number): number | null {
    const line = this.told(at);
    return line && line.short > 0 ? (line.free ?? 0) : null;
  }

  protected rename(at: number, name: string): void {
    this.typed.set(name);
    const known = this.offered().find((one) => plainWords(one.name) === plainWords(name));
    this.put(at, (line) => {
      const named: LineBody = { ...line, name };
      delete named.apparatusId;
      return known ? { ...named, apparatusId: known.id, kind: 'apparatus' } : named;
    });
  }

  protected quantity(at: number, text: string): void {
    const quantity = Number.parseFloat(text);
    this.put(at, (line) => ({ ...line, [this.countOf(line)]: Number.isFinite(quantity) && quantity > 0 ? quantity : 0 }));
  }

  protected count(at: number, count: string): void {
    this.put(at, ({ perSet, perClass, perPupil, ...line }) => ({ ...line, [count]: perSet || perClass || perPupil || 1 }));
  }

  protected add(): void {
    this.value.set([...this.lines(), { name: '', perSet: 1 }]);
  }

  protected remove(at: number): void {
    this.value.set(this.lines().filter((_, index) => index !== at));
  }

  /** The answer's line for the one at this place; lines without a name are not sent, so they have none. */
  private told(at: number): Line | undefined {
    const named = this.lines().map((line) => line.apparatusId !== undefined || (line.name ?? '').trim() !== '');
    return named[at] ? this.answer()?.lines[named.slice(0, at).filter(Boolean).length] : undefined;
  }

  private put(at: number, change: (line: LineBody) => LineBody): void {
    this.value.set(this.lines().map((line, index) => (index === at ? change(line) : line)));
  }
}
