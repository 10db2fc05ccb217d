import { Component, inject, input, signal } from '@angular/core';
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

/** Taking up an invitation: a first password, then signed in. The token stands after the # of the address, which no server reads, and serves once. */
@Component({
  selector: 'app-invitation',
  imports: [Control, Field, Gate, MatButton, ProblemNotice],
  template: `
    <app-gate heading="Welcome to Requisite" foot="This link works once, within 14 days.">
      <p>Choose a password to finish. After that you sign in with your e-mail address.</p>
      @if (accepting.refusal(); as refused) {
        <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
      }
      <form class="stack" novalidate (submit)="accept($event)">
        <app-field label="Password" [hint]="words.forms.passwordHint" [error]="accepting.wrong()['password']">
          <input
            appControl
            type="password"
            name="password"
            autocomplete="new-password"
            [value]="password()"
            (typed)="password.set($event)"
          />
        </app-field>
        <button matButton="filled" type="submit" [disabled]="accepting.busy()">
          {{ accepting.busy() ? 'One moment…' : 'Save and continue' }}
        </button>
      </form>
    </app-gate>
  `,
})
export class Invitation {
  /** Of links that were sent before tokens stood after the #. */
  readonly token = input<string>();
  private readonly route = inject(ActivatedRoute);
  private readonly client = inject(IdentityClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly words = inject(WORDS);
  protected readonly password = signal('');
  protected readonly accepting = action();

  protected async accept(event: Event): Promise<void> {
    event.preventDefault();
    if (this.accepting.lacks(this.password().length < PASSWORD_LENGTH.min ? { password: this.words.forms.passwordShort } : {})) return;
    await this.accepting.run(async () => {
      await this.client.accept({ token: this.route.snapshot.fragment ?? this.token() ?? '', password: this.password() });
      this.session.ended();
      await this.session.load();
      await this.router.navigateByUrl('/');
    });
  }
}
