import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { WORDS } from '../core/words';
import { Empty } from '../ui/empty';

/** For a page that this person's roles do not open. */
@Component({
  selector: 'app-not-allowed',
  imports: [Empty, MatButton, RouterLink],
  template: `
    <div class="page">
      <app-empty [page]="true" icon="alert" [heading]="words.shell.notAllowed">
        {{ words.shell.notAllowedWhy }}
        <a matButton="filled" routerLink="/">{{ words.shell.goHome }}</a>
      </app-empty>
    </div>
  `,
})
export class NotAllowed {
  protected readonly words = inject(WORDS);
}
