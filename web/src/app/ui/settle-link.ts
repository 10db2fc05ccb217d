import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MenuCounts } from '../core/menu-counts';
import { WORDS } from '../core/words';

const PATH = '/to-settle';

/** '3 requests to settle', after a change of the school's plans; nothing where there are none. Counts when it appears. */
@Component({
  selector: 'app-settle-link',
  imports: [RouterLink],
  template: `
    @if (counts.at(path); as count) {
      <a [routerLink]="path">{{ words.toSettle.howMany(count) }}</a>
    }
  `,
})
export class SettleLink {
  protected readonly path = PATH;
  protected readonly words = inject(WORDS);
  protected readonly counts = inject(MenuCounts);

  constructor() {
    this.counts.recount(PATH);
  }
}
