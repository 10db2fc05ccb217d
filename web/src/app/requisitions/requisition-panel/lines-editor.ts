import {
  Component,
  DestroyRef,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  model,
  signal,
  viewChild,
  viewChildren,
} from '@angular/core';
import type { FormValueControl, ValidationError } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { Line, LineBody, PreviewAnswer } from '@app/shared/contracts';
import { LINE_LIMITS, isUnlisted, kitMeant, plainWords, readStrength, unclearStrength, withNamedStrength } from '@app/shared/rules';
import { ApparatusClient } from '../../apparatus/apparatus.client';
import type { ServerError } from '../../core/server-errors';
import { Toasts } from '../../core/toasts';
import { WORDS } from '../../core/words';
import { Icon } from '../../ui/icon/icon';
import { KitBox } from './kit-box';

/** How a line counts: the fields of a line that carry it. */
const COUNTS = ['perSet', 'perClass', 'perPupil'] as const;
type Count = (typeof COUNTS)[number];

const DEBOUNCE_MS = 200;

/**
 * A kit list written by hand: what, how much, for whom, and of a chemical how strong. What the school owns is offered, and held by whichever
 * of its names it is called; a line says what it is held as, or that nobody holds it.
 */
@Component({
  selector: 'app-lines-editor',
  imports: [Icon, KitBox, MatButton],
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
  protected readonly limits = LINE_LIMITS;
  protected readonly counts = COUNTS;
  protected readonly units = Object.entries(this.words.kit.units);
  private readonly injector = inject(Injector);
  private readonly toasts = inject(Toasts);
  private readonly destroyed = inject(DestroyRef);
  private readonly box = viewChild.required(KitBox);
  private readonly names = viewChildren<ElementRef<HTMLInputElement>>('what');
  private readonly typed = signal('');
  private readonly asked = signal<string | undefined>(undefined);
  private readonly found = inject(ApparatusClient).search(this.asked);
  protected readonly offered = computed(() => (this.found.hasValue() ? this.found.value().items : []));
  /** At which line something is typed. */
  protected readonly typing = signal<number | null>(null);
  /** Of how much these are, where there is more. */
  protected readonly part = computed(() => {
    const { items, total } = this.found.hasValue() ? this.found.value() : { items: [], total: 0 };
    return total > items.length ? this.words.lists.typeMore(items.length, total) : null;
  });

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const words = this.typed().trim();
      clearTimeout(timer);
      timer = setTimeout(() => this.asked.set(words.length > 1 ? words : undefined), DEBOUNCE_MS);
    });
    this.destroyed.onDestroy(() => clearTimeout(timer));
  }

  /** Puts the focus where the list is written. */
  focus(): void {
    this.box().focus();
  }

  protected countOf(line: LineBody): Count {
    return COUNTS.find((field) => (line[field] ?? 0) > 0) ?? 'perSet';
  }

  protected quantityOf(line: LineBody): number {
    return line[this.countOf(line)] ?? 0;
  }

  /** A line that counts in several ways at once is shown as it stands and not changed by half. */
  protected compound(line: LineBody): boolean {
    return COUNTS.filter((field) => (line[field] ?? 0) > 0).length > 1 || (line.spare ?? 0) > 0;
  }

  /** Whether it may have a strength: what is measured, or already known for a chemical. */
  protected isMeasured(line: LineBody): boolean {
    return line.apparatusId === undefined && (line.kind === 'chemical' || line.unit !== undefined || this.strengthOf(line) !== '');
  }

  protected strengthOf({ concentration, concentrationText }: LineBody): string {
    return this.words.strengths.strength({ concentration: concentration ?? null, concentrationText: concentrationText ?? null }) ?? '';
  }

  protected needed(at: number): string | null {
    const line = this.told(at);
    return line ? this.words.quantities.amount(line.needed, line.unit) : null;
  }

  /** What is to be known of a line beside what was typed, the gravest first. */
  protected note(at: number, line: LineBody): { text: string; tone: 'stop' | 'warn' | 'mute' } | null {
    const unclear = unclearStrength(line);
    if (unclear !== null) return { text: this.words.kit.isThatItsStrength(unclear), tone: 'warn' };
    const told = this.told(at);
    const amount = this.needed(at);
    if (!told || amount === null) return null;
    if (told.short > 0) return { text: this.words.kit.needs(amount, told.free ?? 0), tone: 'stop' };
    const comes = this.compound(line) ? '' : this.words.kit.comesTo(amount);
    const said = (...parts: string[]): string => parts.filter(Boolean).join(' · ');
    if (isUnlisted(told)) return { text: said(this.words.kit.unlisted, comes), tone: 'warn' };
    const isCalled = told.apparatusId === null || plainWords(line.name ?? told.name) === plainWords(told.name);
    const text = said(isCalled ? '' : this.words.kit.heldAs(told.name), comes);
    return text === '' ? null : { text, tone: 'mute' };
  }

  protected rename(at: number, name: string): void {
    this.typed.set(name);
    this.typing.set(at);
    const known = kitMeant(name, this.offered());
    this.put(at, (line) => {
      const named: LineBody = { ...line, name };
      delete named.apparatusId;
      return known ? { ...named, apparatusId: known.id, kind: 'apparatus' } : named;
    });
  }

  /** Takes a strength that was typed with the name to its own box, once the name is left. */
  protected named(at: number): void {
    this.put(at, (line) => {
      const { name, kind, concentration, concentrationText } = withNamedStrength(line);
      if (name === line.name || !name) return line;
      return {
        ...line,
        name,
        ...(kind && { kind }),
        unit: line.unit ?? 'cm3',
        ...(concentration != null && { concentration }),
        ...(concentrationText && { concentrationText }),
      };
    });
  }

  protected quantity(at: number, text: string): void {
    const quantity = Number.parseFloat(text.replace(',', '.'));
    this.put(at, (line) => ({ ...line, [this.countOf(line)]: Number.isFinite(quantity) && quantity > 0 ? quantity : 0 }));
  }

  protected count(at: number, count: string): void {
    this.put(at, ({ perSet, perClass, perPupil, ...line }) => ({ ...line, [count]: perSet || perClass || perPupil || 1 }));
  }

  /** What is measured is a chemical; what is counted again is a thing without a strength. */
  protected measured(at: number, unit: string): void {
    this.put(at, ({ unit: _unit, concentration, concentrationText, kind, ...line }) =>
      unit === 'cm3' || unit === 'g'
        ? {
            ...line,
            ...(concentration !== undefined && { concentration }),
            ...(concentrationText !== undefined && { concentrationText }),
            kind: kind === 'consumable' ? kind : 'chemical',
            unit,
          }
        : { ...line, ...(kind === 'consumable' && { kind }) },
    );
  }

  /** Takes what was typed for a strength, and answers it as it was read. */
  protected strength(at: number, text: string): string {
    const read = readStrength(text);
    this.put(at, ({ concentration: _concentration, concentrationText: _text, ...line }) => ({
      ...line,
      ...(read && { kind: 'chemical' as const }),
      ...(read?.concentration != null && { concentration: read.concentration }),
      ...(read?.concentrationText && { concentrationText: read.concentrationText }),
    }));
    return read ? (this.words.strengths.strength(read) ?? '') : '';
  }

  protected append(lines: LineBody[]): void {
    this.value.set([...this.lines().filter((line) => line.apparatusId !== undefined || (line.name ?? '').trim() !== ''), ...lines]);
  }

  protected add(): void {
    this.value.set([...this.lines(), { name: '', perSet: 1 }]);
    this.afterwards(() => this.names().at(-1)?.nativeElement.focus());
  }

  /** The focus goes to the line that comes to stand there, else to the one before; the line can be put back. */
  protected remove(at: number): void {
    const line = this.lines()[at];
    this.value.set(this.lines().filter((_, index) => index !== at));
    this.afterwards(() => (this.names()[Math.min(at, this.names().length - 1)]?.nativeElement ?? this.box()).focus());
    if (line) this.toasts.say(this.words.kit.takenOut(line.name ?? '', at + 1), () => this.putBack(at, line));
  }

  private putBack(at: number, line: LineBody): void {
    if (this.destroyed.destroyed) return;
    this.value.set(this.lines().toSpliced(at, 0, line));
    this.afterwards(() => this.names()[at]?.nativeElement.focus());
  }

  private afterwards(work: () => void): void {
    afterNextRender(work, { injector: this.injector });
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
