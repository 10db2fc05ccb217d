import { Component, ElementRef, input, model, viewChild } from '@angular/core';
import { Icon } from './icon/icon';

/** `<app-stepper label="Pupils in a set" [(value)]="groupSize" [min]="1" [max]="30" />`: a whole number by typing or by the buttons beside it. */
@Component({
  selector: 'app-stepper',
  imports: [Icon],
  template: `
    <span class="label" [id]="id">{{ label() }}</span>
    <div class="box">
      <button type="button" [attr.aria-label]="'One fewer: ' + label()" [disabled]="value() <= min()" (click)="to(value() - 1)">
        <app-icon name="minus" />
      </button>
      <input
        class="num"
        inputmode="numeric"
        autocomplete="off"
        [attr.aria-labelledby]="id"
        [value]="value()"
        #box
        (change)="typed(box)"
        (keydown.arrowUp)="$event.preventDefault(); to(value() + 1)"
        (keydown.arrowDown)="$event.preventDefault(); to(value() - 1)"
      />
      <button type="button" [attr.aria-label]="'One more: ' + label()" [disabled]="value() >= max()" (click)="to(value() + 1)">
        <app-icon name="plus" />
      </button>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s-half);
    }
    .label {
      font-size: var(--text-xs);
      font-weight: 650;
      color: var(--ink-2);
    }
    .box {
      display: inline-grid;
      justify-self: start;
      grid-template-columns: 2.5rem 3rem 2.5rem;
      min-height: 2.75rem;
      border: 1.5px solid var(--line-strong);
      border-radius: var(--r);
      background: var(--surface);
      overflow: hidden;
    }
    .box:focus-within {
      border-color: var(--accent);
    }
    input {
      width: 100%;
      border: 0;
      background: none;
      text-align: center;
      font-weight: 650;
    }
    button {
      display: grid;
      place-items: center;
      border: 0;
      background: none;
      color: var(--ink-2);
      cursor: pointer;
    }
    button:hover:not(:disabled) {
      background: var(--sunken);
      color: var(--ink);
    }
    button:disabled {
      opacity: 0.4;
      cursor: default;
    }
    input:focus-visible,
    button:focus-visible {
      outline-offset: -3px;
    }
  `,
})
export class Stepper {
  readonly label = input.required<string>();
  readonly min = input(1);
  readonly max = input(500);
  readonly value = model.required<number>();
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('box');
  protected readonly id = `stepper-${++count}`;

  focus(): void {
    this.field().nativeElement.focus();
  }

  protected typed(field: HTMLInputElement): void {
    const number = Number.parseInt(field.value, 10);
    if (!Number.isNaN(number)) this.to(number);
    field.value = String(this.value());
  }

  protected to(number: number): void {
    this.value.set(Math.min(this.max(), Math.max(this.min(), number)));
  }
}

let count = 0;
