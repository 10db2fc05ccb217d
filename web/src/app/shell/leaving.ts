import { Component, inject, model, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { action } from '../core/action';
import { Unsent } from '../core/unsent';
import { WORDS } from '../core/words';
import { Dialog } from '../ui/dialog';
import { ProblemNotice } from '../ui/problem';

/** Asks what becomes of ticks that wait in this browser when their person signs out; `leave` follows once that is settled. */
@Component({
  selector: 'app-leaving',
  imports: [Dialog, MatButton, ProblemNotice],
  template: `
    <app-dialog [heading]="words.unsent.leaving(unsent.waiting().ticks)" [(open)]="open">
      <p>{{ words.unsent.leavingWhy }}</p>
      @if (deciding.refusal(); as refusal) {
        <app-problem [error]="refusal" />
      }
      <div class="ways">
        <button matButton="filled" type="button" [disabled]="deciding.busy()" (click)="send()">{{ words.unsent.send }}</button>
        <button matButton="outlined" type="button" [disabled]="deciding.busy()" (click)="go()">{{ words.unsent.keep }}</button>
        <button matButton="outlined" type="button" [disabled]="deciding.busy()" (click)="throwAway()">{{ words.unsent.throwAway }}</button>
      </div>
    </app-dialog>
  `,
  styles: `
    p {
      margin: 0;
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s1);
    }
  `,
})
export class Leaving {
  readonly open = model(false);
  readonly leave = output();
  protected readonly unsent = inject(Unsent);
  protected readonly words = inject(WORDS);
  protected readonly deciding = action();

  /** Goes on only where everything was sent: else the question stays, with how many are left. */
  protected async send(): Promise<void> {
    await this.deciding.run(() => this.unsent.send());
    if (this.unsent.waiting().ticks === 0) this.go();
  }

  protected async throwAway(): Promise<void> {
    if ((await this.deciding.run(() => this.unsent.throwAway())) === 'done') this.go();
  }

  protected go(): void {
    this.open.set(false);
    this.leave.emit();
  }
}
