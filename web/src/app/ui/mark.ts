import { Component, input } from '@angular/core';

/** `<app-mark [size]="26" />`: the mark of the application, drawn in the page so that no file is waited for. The same as favicon.svg. */
@Component({
  selector: 'app-mark',
  template: `
    <svg viewBox="0 0 26 26" aria-hidden="true" focusable="false" [attr.width]="size()" [attr.height]="size()">
      <rect width="26" height="26" rx="7" fill="#0b5d66" />
      <path
        d="M10 5h6M11.5 5v6L7 19.5c-.5 1 .2 2 1.3 2h9.4c1.1 0 1.8-1 1.3-2L14.5 11V5M9.4 15.5h7.2"
        fill="none"
        stroke="#fff"
        stroke-width="1.7"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
  `,
})
export class Mark {
  readonly size = input(26);
}
