import { Component, Directive, ElementRef, computed, inject, input, output, signal, type Signal } from '@angular/core';
import { Icon } from './icon/icon';

let count = 0;

/** A field of a form, as far as it has something wrong to show. */
export type FieldOf = () => { touched: Signal<boolean>; errors: Signal<readonly { message?: string }[]> };

/** Says what is wrong with a field of a form, once somebody has been there or tried to send it. */
export function wrongIn(field: FieldOf): string | undefined {
  const state = field();
  return state.touched() ? state.errors()[0]?.message : undefined;
}

/**
 * `<app-field label="E-mail" hint="…" [error]="wrong()['email']"><input appControl … /></app-field>`: a label above, the
 * control, what is wrong in words, and a hint, tied together for screen readers. Works with input, select and textarea. Of a
 * form's field what is wrong is taken from there: `<app-field label="Notes" [of]="form.notes"><input appControl [formField]="form.notes" /></app-field>`.
 */
@Component({
  selector: 'app-field',
  imports: [Icon],
  template: `
    <label [attr.for]="id" [class.visually-hidden]="labelHidden()"
      >{{ label() }}
      @if (optional()) {
        <span class="opt"> (optional)</span>
      }
    </label>
    <ng-content />
    @if (wrong(); as message) {
      <p class="error" [id]="id + '-error'"><app-icon name="bang" />{{ message }}</p>
    }
    @if (hint(); as message) {
      <p class="hint" [id]="id + '-hint'">{{ message }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s-half);
      align-content: start;
      min-width: 0;
    }
    label {
      font-size: var(--text-xs);
      font-weight: 650;
      color: var(--ink-2);
    }
    .opt {
      font-weight: 400;
    }
    .hint {
      font-size: var(--text-xs);
      color: var(--ink-2);
    }
    .error {
      display: flex;
      gap: 0.25rem;
      align-items: center;
      font-size: var(--text-xs);
      font-weight: 650;
      color: var(--stop);
    }
  `,
})
export class Field {
  readonly label = input.required<string>();
  readonly labelHidden = input(false);
  readonly optional = input(false);
  readonly hint = input<string>();
  readonly error = input<string | null>();
  readonly of = input<FieldOf>();
  readonly id = `field-${++count}`;
  /** What its control cannot read of what was typed; it goes before anything else that is wrong. */
  readonly unread = signal<string | null>(null);
  readonly wrong = computed(() => {
    const of = this.of();
    return this.unread() ?? this.error() ?? (of && wrongIn(of));
  });
  readonly describedBy = computed(
    () => [this.wrong() && `${this.id}-error`, this.hint() && `${this.id}-hint`].filter(Boolean).join(' ') || null,
  );
}

/**
 * Put on the native control inside an `<app-field>`: takes its id, its look and its description from there, and says each new
 * value: `<input appControl [value]="name()" (typed)="name.set($event)" />`.
 */
@Directive({
  selector: 'input[appControl], select[appControl], textarea[appControl]',
  host: {
    class: 'control',
    '[id]': 'field.id',
    '[attr.aria-invalid]': 'field.wrong() ? true : null',
    '[attr.aria-describedby]': 'field.describedBy()',
    '(input)': 'typed.emit(element.value)',
  },
})
export class Control {
  protected readonly field = inject(Field);
  protected readonly element = inject<ElementRef<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>>(ElementRef).nativeElement;
  readonly typed = output<string>();
}
