import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
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
export class App {}
