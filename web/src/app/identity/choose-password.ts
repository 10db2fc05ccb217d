import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { PASSWORD_LENGTH } from '@app/shared/rules';
import { action } from '../core/action';
import { WORDS } from '../core/words';
import { Control, Field } from '../ui/field';
import { ProblemNotice } from '../ui/problem';
import { Session } from './session';

/** Asks whoever came by a link for a password, has it taken, and goes on with them signed in. */
@Component({
  selector: 'app-choose-password',
  imports: [Control, Field, MatButton, ProblemNotice],
  template: `
    @if (taking.refusal(); as refused) {
      <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
    }
    <form class="stack" novalidate (submit)="choose($event)">
      <app-field [label]="label()" [hint]="words.forms.passwordHint" [error]="taking.wrong()['password']">
        <input appControl type="password" name="password" autocomplete="new-password" [value]="password()" (typed)="password.set($event)" />
      </app-field>
      <button matButton="filled" type="submit" [disabled]="taking.busy()">
        {{ taking.busy() ? words.identity.oneMoment : words.identity.saveAndGoOn }}
      </button>
    </form>
  `,
  host: { class: 'stack' },
})
export class ChoosePassword {
  readonly label = input.required<string>();
  /** Has the server take the password by the link, and sign its person in. Rejects with what `refusalOf` reads. */
  readonly take = input.required<(password: string) => Promise<unknown>>();
  protected readonly words = inject(WORDS);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly password = signal('');
  protected readonly taking = action();

  protected async choose(event: Event): Promise<void> {
    event.preventDefault();
    if (this.taking.lacks(this.password().length < PASSWORD_LENGTH.min ? { password: this.words.forms.passwordShort } : {})) return;
    await this.taking.run(async () => {
      await this.take()(this.password());
      this.session.ended();
      await this.session.enter();
      await this.router.navigateByUrl('/');
    });
  }
}
