import { Component, inject } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import { WORDS } from '../core/words';
import { ChoosePassword } from './choose-password';
import { Gate } from './gate';
import { IdentityClient } from './identity.client';

/** Choosing a new password by a link from an e-mail. The token stands after the # of the address, which no server reads. */
@Component({
  selector: 'app-new-password',
  imports: [ChoosePassword, Gate],
  template: `
    <app-gate [heading]="words.identity.newPasswordHeading" [foot]="words.identity.newPasswordFoot">
      <p>{{ words.identity.newPasswordWhy }}</p>
      <app-choose-password [label]="words.identity.newPassword" [take]="accept" />
    </app-gate>
  `,
})
export class NewPassword {
  private readonly client = inject(IdentityClient);
  private readonly route = inject(ActivatedRoute);
  protected readonly words = inject(WORDS);
  protected readonly accept = (password: string) => this.client.acceptReset({ token: this.route.snapshot.fragment ?? '', password });
}
