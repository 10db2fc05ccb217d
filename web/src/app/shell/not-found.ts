import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Empty } from '../ui/empty';

/** For an address that leads nowhere. */
@Component({
  selector: 'app-not-found',
  imports: [Empty, MatButton, RouterLink],
  template: `
    <div class="page">
      <app-empty [page]="true" icon="search" heading="There is no such page">
        The address may be mistyped, or what it led to is gone. Nothing of yours is lost.
        <a matButton="filled" routerLink="/">Go to your home screen</a>
      </app-empty>
    </div>
  `,
})
export class NotFound {}
