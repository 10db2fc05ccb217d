import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { refusalOf, wrongFields, type Refusal } from '../core/refusal';
import { Control, Field } from '../ui/field';
import { firstWrong } from '../ui/first-wrong';
import { ProblemNotice } from '../ui/problem';
import { Gate } from './gate';
import { IdentityClient } from './identity.client';
import { Session } from './session';

/** Taking up an invitation: a first password, then signed in. The token is in the address and serves once. */
@Component({
  selector: 'app-invitation',
  imports: [Control, Field, Gate, MatButton, ProblemNotice],
  template: `
    <app-gate heading="Welcome to Requisite" foot="An invitation serves once, for 14 days.">
      <p>Choose a password to finish. After that you sign in with your e-mail address.</p>
      @if (refusal(); as refused) {
        <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
      }
      <form class="stack" novalidate (submit)="accept($event)">
        <app-field label="Password" hint="At least 12 characters. A few words in a row are good." [error]="wrong()['password']">
          <input
            appControl
            type="password"
            name="password"
            autocomplete="new-password"
            [value]="password()"
            (typed)="password.set($event)"
          />
        </app-field>
        <button matButton="filled" type="submit" [disabled]="busy()">{{ busy() ? 'One moment…' : 'Save and go in' }}</button>
      </form>
    </app-gate>
  `,
})
export class Invitation {
  readonly token = input<string>();
  private readonly client = inject(IdentityClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly showFirstWrong = firstWrong();
  protected readonly password = signal('');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<Refusal | null>(null);
  protected readonly wrong = signal<Record<string, string>>({});

  protected async accept(event: Event): Promise<void> {
    event.preventDefault();
    this.refusal.set(null);
    this.wrong.set(this.password().length < 12 ? { password: 'Use at least 12 characters.' } : {});
    if (this.wrong()['password']) return this.showFirstWrong();
    this.busy.set(true);
    try {
      await this.client.accept({ token: this.token() ?? '', password: this.password() });
      this.session.ended();
      await this.session.load();
      await this.router.navigateByUrl('/');
    } catch (error) {
      const refusal = refusalOf(error);
      this.refusal.set(refusal);
      this.wrong.set(wrongFields(refusal));
    } finally {
      this.busy.set(false);
    }
  }
}
