import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router } from '@angular/router';
import { PASSWORD_LENGTH } from '@app/shared/rules';
import { action } from '../core/action';
import { WORDS } from '../core/words';
import { Control, Field } from '../ui/field';
import { ProblemNotice } from '../ui/problem';
import { Gate } from './gate';
import { IdentityClient } from './identity.client';
import { Session } from './session';

/** Choosing a new password by a link from an e-mail. The token stands after the # of the address, which no server reads. */
@Component({
  selector: 'app-new-password',
  imports: [Control, Field, Gate, MatButton, ProblemNotice],
  template: `
    <app-gate [heading]="words.identity.newPasswordHeading" [foot]="words.identity.newPasswordFoot">
      <p>{{ words.identity.newPasswordWhy }}</p>
      @if (saving.refusal(); as refused) {
        <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
      }
      <form class="stack" novalidate (submit)="save($event)">
        <app-field [label]="words.identity.newPassword" [hint]="words.forms.passwordHint" [error]="saving.wrong()['password']">
          <input
            appControl
            type="password"
            name="password"
            autocomplete="new-password"
            [value]="password()"
            (typed)="password.set($event)"
          />
        </app-field>
        <button matButton="filled" type="submit" [disabled]="saving.busy()">
          {{ saving.busy() ? words.identity.oneMoment : words.identity.saveAndGoOn }}
        </button>
      </form>
    </app-gate>
  `,
})
export class NewPassword {
  private readonly client = inject(IdentityClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  protected readonly words = inject(WORDS);
  protected readonly password = signal('');
  protected readonly saving = action();

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.saving.lacks(this.password().length < PASSWORD_LENGTH.min ? { password: this.words.forms.passwordShort } : {})) return;
    await this.saving.run(async () => {
      await this.client.acceptReset({ token: this.route.snapshot.fragment ?? '', password: this.password() });
      this.session.ended();
      await this.session.load();
      await this.router.navigateByUrl('/');
    });
  }
}
