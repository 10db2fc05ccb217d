import { Component, inject, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { action } from '../core/action';
import { ALL_WORDS } from '../core/words';
import { Control, Field } from '../ui/field';
import { ProblemNotice } from '../ui/problem';
import { IdentityClient } from './identity.client';

/** Asks for the own password once more, where the server wants it before it goes on: `(proved)` does again what was refused. */
@Component({
  selector: 'app-prove-yourself',
  imports: [Control, Field, MatButton, ProblemNotice],
  template: `
    <form class="card edge warn stack" novalidate [attr.aria-label]="words.identity.proveHeading" (submit)="prove($event)">
      <p>{{ words.identity.proveWhy }}</p>
      @if (proving.refusal(); as refused) {
        <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
      }
      <app-field [label]="words.identity.currentPassword" [error]="proving.wrong()['current']">
        <input
          appControl
          type="password"
          name="current"
          autocomplete="current-password"
          [value]="current()"
          (typed)="current.set($event)"
        />
      </app-field>
      <div>
        <button matButton="filled" type="submit" [disabled]="proving.busy()">{{ words.identity.prove }}</button>
      </div>
    </form>
  `,
  styles: `
    form {
      max-width: 26rem;
    }
  `,
})
export class ProveYourself {
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(IdentityClient);
  readonly proved = output();
  protected readonly current = signal('');
  protected readonly proving = action();

  protected async prove(event: Event): Promise<void> {
    event.preventDefault();
    if (this.proving.lacks(this.current() === '' ? { current: this.words.identity.currentMissing } : {})) return;
    await this.proving.run(async () => {
      await this.client.prove(this.current());
      this.current.set('');
      this.proved.emit();
    });
  }
}
