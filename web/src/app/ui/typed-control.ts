import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Directive, ElementRef, effect, inject, input, output, untracked } from '@angular/core';
import { WORDS } from '../core/words';
import { Field } from './field';

/** What a field makes of what was typed: its value, or why it is none. */
export type Typed = { value: string } | { wrong: string };

/**
 * A native text input inside an `<app-field>` that reads what is typed: it says each reading while it is typed, and writes it out
 * as people say it once it is left. What cannot be read is said as it was typed, so that nobody saves without it unawares.
 */
@Directive({
  host: {
    class: 'control',
    type: 'text',
    autocomplete: 'off',
    spellcheck: 'false',
    '[id]': 'field.id',
    '[attr.aria-invalid]': 'field.wrong() ? true : null',
    '[attr.aria-describedby]': 'field.describedBy()',
    '(input)': 'tell()',
    '(change)': 'settle()',
    '(keydown.arrowup)': 'step($event, 1)',
    '(keydown.arrowdown)': 'step($event, -1)',
  },
})
export abstract class TypedControl {
  readonly value = input('');
  /** Each reading as it is typed; the words themselves where they cannot be read, empty where nothing stands there. */
  readonly typed = output<string>();
  /** The reading once the field is left. */
  readonly settled = output<string>();
  protected readonly words = inject(WORDS);
  protected readonly field = inject(Field);
  protected readonly element = inject<ElementRef<HTMLInputElement>>(ElementRef).nativeElement;
  private readonly announcer = inject(LiveAnnouncer);
  private said: string | null = null;

  constructor() {
    effect(() => {
      const value = this.value();
      // what is being typed stays as it is typed
      if (value === this.said) return;
      this.said = value;
      untracked(() => this.show(value));
    });
  }

  /** Reads what was typed, which is not empty. */
  protected abstract read(written: string): Typed;
  /** Writes a value as people say it; words that were not read stay as they are. */
  protected abstract write(value: string): string;
  /** The value so many steps later. */
  protected abstract later(value: string, steps: number): string;

  protected tell(): string {
    const written = this.element.value.trim();
    const read = written === '' ? { value: '' } : this.read(written);
    const value = 'value' in read ? read.value : written;
    if ('value' in read) this.field.unread.set(null);
    if (value !== this.said) {
      this.said = value;
      this.typed.emit(value);
    }
    return value;
  }

  protected settle(): void {
    const typed = this.element.value;
    const value = this.tell();
    this.show(value);
    if (this.element.value !== typed && this.field.unread() === null) void this.announcer.announce(this.element.value);
    this.settled.emit(value);
  }

  /** An arrow goes on from what is there, as in the browser's own fields. */
  protected step(event: Event, steps: number): void {
    const value = this.tell();
    if (value === '' || 'wrong' in this.read(value)) return;
    event.preventDefault();
    this.element.value = this.write(this.later(value, steps));
    this.settle();
  }

  private show(value: string): void {
    const read = value === '' ? null : this.read(value);
    const wrong = read && 'wrong' in read ? read.wrong : null;
    this.field.unread.set(wrong);
    this.element.value = read === null || wrong !== null ? value : this.write(value);
  }
}
