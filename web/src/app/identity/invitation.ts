import { Component, inject, input } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import { ChoosePassword } from './choose-password';
import { Gate } from './gate';
import { IdentityClient } from './identity.client';

/** Taking up an invitation: a first password, then signed in. The token stands after the # of the address, which no server reads, and serves once. */
@Component({
  selector: 'app-invitation',
  imports: [ChoosePassword, Gate],
  template: `
    <app-gate heading="Welcome to Requisite" foot="This link works once, within 14 days.">
      <p>Choose a password to finish. After that you sign in with your e-mail address.</p>
      <app-choose-password label="Password" [take]="accept" />
    </app-gate>
  `,
})
export class Invitation {
  /** Of links that were sent before tokens stood after the #. */
  readonly token = input<string>();
  private readonly route = inject(ActivatedRoute);
  private readonly client = inject(IdentityClient);
  protected readonly accept = (password: string) =>
    this.client.accept({ token: this.route.snapshot.fragment ?? this.token() ?? '', password });
}
