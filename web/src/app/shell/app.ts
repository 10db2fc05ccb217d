import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Foot } from './foot';

/** The root: the routed page, and the one place for what was just done. */
@Component({ selector: 'app-root', imports: [RouterOutlet, Foot], template: `<router-outlet /><app-foot />` })
export class App {}
