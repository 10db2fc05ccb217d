import { Component, computed, inject, input, model } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { GONE_HOWS, partedGone } from '@app/shared/rules';
import { ALL_WORDS } from '../../core/words';
import { Stepper } from '../../ui/stepper';
import { type Gone, GoneThing } from './gone-thing';

/** So many pieces that went one way; of the first part the quantity is what the others leave. */
export interface GonePart extends Gone {
  quantity: number;
}

/** Each part with how many pieces it has of what is missing. */
export function partsOf(missing: number, parts: readonly GonePart[]): GonePart[] {
  const [first, ...others] = parts.length > 0 ? parts : [{ how: 'broken' as const, cost: '', quantity: missing }];
  const quantities = partedGone(
    missing,
    others.map(({ quantity }) => quantity),
  );
  return [first, ...others].flatMap((part, at) => {
    const quantity = quantities[at];
    return part && quantity !== undefined ? [{ ...part, quantity }] : [];
  });
}

/** Asks what became of pieces of one thing that did not come back: all of them the same, or some another way, each with its cost. */
@Component({
  selector: 'app-gone-parts',
  imports: [GoneThing, MatButton, Stepper],
  template: `
    @for (part of shown(); track $index; let at = $index) {
      <div class="part" role="group" [attr.aria-label]="said.gonePart(part.quantity, name(), part.how)">
        @if (at > 0) {
          <app-stepper
            [label]="said.anotherWay(name(), missing())"
            [min]="1"
            [max]="part.quantity + rest() - 1"
            [value]="part.quantity"
            (valueChange)="change(at, { quantity: $event })"
          />
        } @else if (shown().length > 1) {
          <b class="small num">{{ said.thing(part.quantity, name()) }}</b>
        }
        <app-gone-thing [gone]="part" [wrong]="wrong()[at]" (goneChange)="change(at, $event)" />
        @if (at > 0) {
          <div>
            <button
              matButton
              type="button"
              [attr.aria-label]="said.allTheSame + ': ' + said.thing(part.quantity, name())"
              (click)="drop(at)"
            >
              {{ said.allTheSame }}
            </button>
          </div>
        }
      </div>
    }
    @if (rest() > 1 && shown().length < most) {
      <div>
        <button matButton="outlined" type="button" (click)="part()">{{ said.notAllTheSame }}</button>
      </div>
    }
  `,
  styles: `
    :host,
    .part {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0.5rem;
    }
    app-stepper {
      justify-self: start;
    }
    button {
      min-height: 3rem;
    }
  `,
})
export class GoneParts {
  readonly name = input.required<string>();
  readonly missing = input.required<number>();
  readonly parts = model.required<readonly GonePart[]>();
  /** What is wrong with the cost of each part, by its place. */
  readonly wrong = input<readonly (string | undefined)[]>([]);
  protected readonly said = inject(ALL_WORDS).comingBack;
  protected readonly most = GONE_HOWS.length;
  protected readonly shown = computed(() => partsOf(this.missing(), this.parts()));
  /** How many of the first part are left to go another way. */
  protected readonly rest = computed(() => this.shown()[0]?.quantity ?? 0);

  protected change(at: number, change: Partial<GonePart>): void {
    this.parts.set(this.shown().map((part, place) => (place === at ? { ...part, ...change } : part)));
  }

  /** One of them went a way that none of the others did. */
  protected part(): void {
    const how = GONE_HOWS.find((one) => this.shown().every((part) => part.how !== one)) ?? 'broken';
    this.parts.set([...this.shown(), { how, cost: '', quantity: 1 }]);
  }

  protected drop(at: number): void {
    this.parts.set(this.shown().filter((_, place) => place !== at));
  }
}
