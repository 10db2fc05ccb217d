import { Component, computed, inject, input, linkedSignal, model, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Requisition } from '@app/shared/contracts';
import { APPARATUS_LIMITS, countedOut } from '@app/shared/rules';
import { ApparatusClient } from '../../apparatus/apparatus.client';
import { poundsIn } from '../../apparatus/pounds';
import { action } from '../../core/action';
import { ALL_WORDS } from '../../core/words';
import { Dialog } from '../../ui/dialog';
import { Control, Field } from '../../ui/field';
import { ProblemNotice } from '../../ui/problem';
import { Stepper } from '../../ui/stepper';
import { type Gone, GoneThing } from './gone-thing';

/** Writes down that something of a request's kit broke, was lost or used up, at any time; says who is left short by it. */
@Component({
  selector: 'app-broke-something',
  imports: [Control, Dialog, Field, GoneThing, MatButton, ProblemNotice, Stepper],
  template: `
    <app-dialog [heading]="said.broke" [sheet]="true" [(open)]="open">
      <form class="stack" novalidate (submit)="send($event)">
        @if (sending.refusal(); as refused) {
          <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
        }
        <app-field [label]="said.which">
          <select appControl #thing (change)="chosen.set(thing.value)">
            @for (one of out(); track one.apparatusId) {
              <option [value]="one.apparatusId" [selected]="one.apparatusId === chosen()">{{ said.thing(one.quantity, one.name) }}</option>
            }
          </select>
        </app-field>
        <app-stepper [label]="words.apparatus.fields.quantity" [(value)]="quantity" [min]="1" [max]="most()" />
        @if (sending.wrong()['quantity']; as message) {
          <p class="wrong" role="alert">{{ message }}</p>
        }
        <app-gone-thing [(gone)]="gone" [wrong]="sending.wrong()['cost']" />
        <app-field [label]="said.note" [optional]="true" [error]="sending.wrong()['note']">
          <textarea appControl rows="2" [attr.maxlength]="limits.note" [value]="note()" (typed)="note.set($event)"></textarea>
        </app-field>
        <div>
          <button matButton="filled" type="submit" [disabled]="sending.busy()">{{ words.apparatus.report }}</button>
        </div>
      </form>
    </app-dialog>
  `,
  styles: `
    app-stepper {
      justify-self: start;
    }
    .wrong {
      color: var(--stop);
      font-weight: 650;
    }
  `,
})
export class BrokeSomething {
  readonly requisition = input.required<Requisition>();
  readonly open = model(false);
  readonly written = output();
  protected readonly words = inject(ALL_WORDS);
  protected readonly said = this.words.comingBack;
  protected readonly limits = APPARATUS_LIMITS;
  private readonly client = inject(ApparatusClient);
  protected readonly sending = action();
  protected readonly out = computed(() => countedOut(this.requisition().lines));
  protected readonly chosen = linkedSignal(() => this.out()[0]?.apparatusId ?? '');
  private readonly thing = computed(() => this.out().find(({ apparatusId }) => apparatusId === this.chosen()));
  protected readonly most = computed(() => Math.max(1, this.thing()?.quantity ?? 1));
  protected readonly quantity = linkedSignal<string, number>({ source: this.chosen, computation: () => 1 });
  protected readonly gone = signal<Gone>({ how: 'broken', cost: '' });
  protected readonly note = signal('');

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const thing = this.thing();
    const cost = poundsIn(this.gone().cost);
    if (this.sending.lacks(cost === null ? { cost: this.said.costWrong } : {}) || !thing) return;
    const [quantity, note] = [this.quantity(), this.note().trim()];
    const body = {
      quantity,
      how: this.gone().how,
      requisitionId: this.requisition().id,
      ...(cost != null && { cost }),
      ...(note && { note }),
    };
    await this.sending.run(async () => {
      const { affected } = await this.client.broken(thing.apparatusId, body);
      this.open.set(false);
      this.quantity.set(1);
      this.gone.set({ how: 'broken', cost: '' });
      this.note.set('');
      this.written.emit();
      return this.words.apparatus.reported(quantity, thing.name, affected.length);
    });
  }
}
