import { Component, computed, input } from '@angular/core';
import encodeQR from 'qr';

/** A QR code as one path, sharp at any size on paper: a phone's own camera opens what it says. */
@Component({
  selector: 'app-qr-code',
  template: `<svg [attr.viewBox]="box()" role="img" [attr.aria-label]="label()" shape-rendering="crispEdges">
    <path [attr.d]="path()" />
  </svg>`,
  styles: `
    :host {
      display: inline-block;
      background: #fff;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
      fill: #000;
    }
  `,
})
export class QrCode {
  readonly text = input.required<string>();
  readonly label = input.required<string>();
  private readonly modules = computed(() => encodeQR(this.text(), 'raw', { border: 2, ecc: 'medium' }));
  protected readonly box = computed(() => `0 0 ${this.modules().length} ${this.modules().length}`);
  protected readonly path = computed(() =>
    this.modules()
      .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])))
      .join(''),
  );
}
