import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { localPath } from '../core/local-path';
import { WORDS } from '../core/words';
import { Empty } from '../ui/empty';

/** For when the server does not answer before a page can begin; `then` is where the person was going. */
@Component({
  selector: 'app-unreachable',
  imports: [Empty, MatButton],
  template: `
    <main class="page">
      <app-empty [page]="true" icon="alert" [heading]="words.shell.unreachable">
        {{ words.shell.unreachableWhy }}
        <button matButton="filled" type="button" (click)="again()">{{ words.shell.tryAgain }}</button>
      </app-empty>
    </main>
  `,
})
export class Unreachable {
  protected readonly words = inject(WORDS);
  readonly then = input<string>();
  private readonly router = inject(Router);

  protected again(): void {
    void this.router.navigateByUrl(localPath(this.then()), { onSameUrlNavigation: 'reload' });
  }
}
