import { Component, DestroyRef, ElementRef, EnvironmentInjector, afterNextRender, inject, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { action } from '../core/action';
import { ALL_WORDS } from '../core/words';
import { Control, Field } from '../ui/field';
import { ProblemNotice } from '../ui/problem';
import { IdentityClient } from './identity.client';

/**
 * Asks for the own password once more, where the server wants it before it goes on: `(proved)` does again what was refused, `(left)` leaves it.
 * It takes the focus when it comes, and gives it back when it goes; Escape leaves.
 */
@Component({
  selector: 'app-prove-yourself',
  imports: [Control, Field, MatButton, ProblemNotice],
  template: `
    <form class="card edge warn stack" novalidate aria-labelledby="prove-heading" (submit)="prove($event)" (keydown.escape)="left.emit()">
      <h2 id="prove-heading">{{ words.identity.proveHeading }}</h2>
      <p>{{ words.identity.proveWhy }}</p>
      @if (proving.refusal(); as refused) {
        @if (!proving.wrong()['current']) {
          <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
        }
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
      <div class="bar">
        <button matButton="filled" type="submit" [disabled]="proving.busy()">{{ words.identity.prove }}</button>
        <button matButton type="button" (click)="left.emit()">{{ words.forms.cancel }}</button>
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
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly proved = output();
  readonly left = output();
  protected readonly current = signal('');
  protected readonly proving = action();

  constructor() {
    let from: Element | null = null;
    const injector = inject(EnvironmentInjector);
    afterNextRender(() => {
      // once the button that led here has its focus back
      setTimeout(() => {
        from = document.activeElement;
        this.host.querySelector('input')?.focus();
        this.host.scrollIntoView?.({ block: 'nearest' });
      });
    });
    inject(DestroyRef).onDestroy(() =>
      afterNextRender(
        () => {
          const isLost = document.activeElement === null || document.activeElement === document.body;
          if (isLost && from instanceof HTMLElement && from.isConnected) from.focus();
        },
        { injector },
      ),
    );
  }

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
