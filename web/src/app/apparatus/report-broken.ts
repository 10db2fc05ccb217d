import { Component, inject, input, model, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Apparatus, BreakageAnswer } from '@app/shared/contracts';
import { action } from '../core/action';
import { ALL_WORDS } from '../core/words';
import { Dialog } from '../ui/dialog';
import { Control, Field } from '../ui/field';
import { ProblemNotice } from '../ui/problem';
import { Stepper } from '../ui/stepper';
import { ApparatusClient } from './apparatus.client';
import { poundsIn } from './pounds';

/** Asks how many broke, or are back from repair, and what that costs; says then how many requests are left short. */
@Component({
  selector: 'app-report-broken',
  imports: [Control, Dialog, Field, MatButton, ProblemNotice, Stepper],
  template: `
    <app-dialog [heading]="heading()" [sheet]="true" [(open)]="open">
      <form class="stack" novalidate (submit)="send($event)">
        @if (sending.refusal(); as refused) {
          <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
        }
        <app-stepper [label]="words.apparatus.fields.quantity" [(value)]="quantity" [min]="1" [max]="most()" />
        @if (sending.wrong()['quantity']; as message) {
          <p class="wrong" role="alert">{{ message }}</p>
        }
        <app-field [label]="words.apparatus.fields.cost" [optional]="true" [error]="sending.wrong()['cost']">
          <input appControl inputmode="decimal" autocomplete="off" [value]="cost()" (typed)="cost.set($event)" />
        </app-field>
        <app-field [label]="words.apparatus.fields.note" [optional]="true" [error]="sending.wrong()['note']">
          <textarea appControl rows="2" [value]="note()" (typed)="note.set($event)"></textarea>
        </app-field>
        <div>
          <button matButton="filled" type="submit" [disabled]="sending.busy()">{{ heading() }}</button>
        </div>
      </form>
    </app-dialog>
  `,
  styles: `
    form {
      display: grid;
      gap: var(--s2);
    }
    .wrong {
      color: var(--stop);
      font-weight: 650;
    }
  `,
})
export class ReportBroken {
  readonly of = input.required<Apparatus>();
  /** Whether it is a repair that is written down. */
  readonly repair = input(false);
  readonly open = model(false);
  readonly written = output<BreakageAnswer>();
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(ApparatusClient);
  protected readonly sending = action();
  protected readonly quantity = signal(1);
  protected readonly cost = signal('');
  protected readonly note = signal('');

  protected heading(): string {
    return this.repair() ? this.words.apparatus.repaired : this.words.apparatus.report;
  }

  protected most(): number {
    const { owned, outOfService } = this.of();
    return Math.max(1, this.repair() ? outOfService : owned - outOfService);
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const { id, name } = this.of();
    const cost = poundsIn(this.cost());
    if (this.sending.lacks(cost === null ? { cost: this.words.comingBack.costWrong } : {})) return;
    const note = this.note().trim();
    const body = { quantity: this.quantity(), ...(cost != null && { cost }), ...(note && { note }) };
    await this.sending.run(async () => {
      const answer = this.repair() ? await this.client.repaired(id, body) : await this.client.broken(id, body);
      this.open.set(false);
      this.quantity.set(1);
      this.cost.set('');
      this.note.set('');
      this.written.emit(answer);
      const { affected } = answer;
      return this.repair()
        ? this.words.apparatus.inServiceAgain(body.quantity, name)
        : this.words.apparatus.reported(body.quantity, name, affected.length);
    });
  }
}
