import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Empty } from '../ui/empty';

/** For a page that this person's roles do not open. */
@Component({
  selector: 'app-not-allowed',
  imports: [Empty, MatButton, RouterLink],
  template: `
    <div class="page">
      <app-empty [page]="true" icon="alert" heading="This page is not open to you">
        Your roles at this school do not include it. Your administrator can change them.
        <a matButton="filled" routerLink="/">Go to your home screen</a>
      </app-empty>
    </div>
  `,
})
export class NotAllowed {}
