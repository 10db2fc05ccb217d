import { Component, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { looksLikeEmail } from '@app/shared/rules';
import { action } from '../core/action';
import { WORDS } from '../core/words';
import { Control, Field } from '../ui/field';
import { Note } from '../ui/note';
import { ProblemNotice } from '../ui/problem';
import { Gate } from './gate';
import { IdentityClient } from './identity.client';

/** Asking for a link to choose a new password; where no e-mail goes out it says whom to ask. */
@Component({
  selector: 'app-forgotten-password',
  imports: [Control, Field, Gate, MatButton, Note, ProblemNotice, RouterLink],
  template: `
    <app-gate [heading]="words.identity.forgottenHeading">
      @if (asking.refusal(); as refused) {
        <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
      }
      @if (setup.hasValue() && !setup.value().mails) {
        <app-note tone="wait">{{ words.identity.forgottenNoMail }}</app-note>
      } @else if (sent()) {
        <app-note role="status">{{ words.identity.linkSent }}</app-note>
      } @else {
        <p>{{ words.identity.forgottenWhy }}</p>
        <form class="stack" novalidate (submit)="ask($event)">
          <app-field [label]="words.identity.email" [error]="asking.wrong()['email']">
            <input appControl type="email" name="email" autocomplete="username" [value]="email()" (typed)="email.set($event)" />
          </app-field>
          <button matButton="filled" type="submit" [disabled]="asking.busy()">
            {{ asking.busy() ? words.identity.sending : words.identity.sendLink }}
          </button>
        </form>
      }
      <p class="small">
        <a routerLink="/sign-in">{{ words.identity.backToSignIn }}</a>
      </p>
    </app-gate>
  `,
})
export class ForgottenPassword {
  private readonly client = inject(IdentityClient);
  protected readonly words = inject(WORDS);
  protected readonly setup = resource({ loader: () => this.client.setup() });
  protected readonly email = signal('');
  protected readonly sent = signal(false);
  protected readonly asking = action();

  protected async ask(event: Event): Promise<void> {
    event.preventDefault();
    const email = this.email().trim();
    if (this.asking.lacks(looksLikeEmail(email) ? {} : { email: this.words.forms.emailWrong })) return;
    await this.asking.run(async () => {
      await this.client.forgotten(email);
      this.sent.set(true);
    });
  }
}
