import { Component, DOCUMENT, Injector, afterNextRender, inject } from '@angular/core';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { filter, take } from 'rxjs';
import { Foot } from './foot';

/** The root: the routed page, and the one place for what was just done, which a first page does not wait for. */
@Component({
  selector: 'app-root',
  imports: [RouterOutlet, Foot],
  template: `<router-outlet />
    @defer (on immediate) {
      <app-foot />
    }`,
})
export class App {
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);

  constructor() {
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        take(1),
      )
      .subscribe(() => afterNextRender(() => this.document.getElementById('frame')?.remove(), { injector: this.injector }));
  }
}
