import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { WORDS } from '../core/words';
import { Empty } from '../ui/empty';

/** For an address that leads nowhere. */
@Component({
  selector: 'app-not-found',
  imports: [Empty, MatButton, RouterLink],
  template: `
    <div class="page">
      <app-empty [page]="true" icon="search" [heading]="words.shell.notFound">
        {{ words.shell.notFoundWhy }}
        <a matButton="filled" routerLink="/">{{ words.shell.goHome }}</a>
      </app-empty>
    </div>
  `,
})
export class NotFound {
  protected readonly words = inject(WORDS);
}
