import {
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  effect,
  inject,
  InjectionToken,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { Drawing, Picture } from './draw';
import { type Paints, paintsOf } from './paints';

/** Loads what draws: it comes with the first picture, and with no other page. */
export const DRAW = new InjectionToken<() => Promise<typeof import('./draw')>>('DRAW', { factory: () => () => import('./draw') });

/** A picture in the colours of the page, drawn anew when these or its width change. The table beside it says the same. */
@Component({
  selector: 'app-chart',
  template: `<div class="sheet" #sheet role="img" [attr.aria-label]="label()" [style.height.rem]="height()"></div>`,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    .sheet {
      width: 100%;
    }
  `,
})
export class Chart {
  readonly label = input.required<string>();
  /** The picture in given colours. */
  readonly picture = input.required<(paints: Paints) => Picture>();
  /** In rem. */
  readonly height = input(16);
  /** The place of the point that was pressed. */
  readonly chosen = output<number>();
  private readonly sheet = viewChild.required<ElementRef<HTMLElement>>('sheet');
  private readonly load = inject(DRAW);
  private readonly drawing = signal<Drawing | null>(null);
  private readonly paints = signal<Paints | null>(null);
  private isGone = false;

  constructor() {
    const gone = inject(DestroyRef);
    afterNextRender(() => void this.begin(gone));
    effect(() => {
      const [drawing, paints] = [this.drawing(), this.paints()];
      const picture = this.picture();
      if (drawing && paints) drawing.show(picture(paints));
    });
    effect(() => {
      this.height();
      this.drawing()?.resize();
    });
  }

  private async begin(gone: DestroyRef): Promise<void> {
    gone.onDestroy(() => (this.isGone = true));
    const { draw } = await this.load();
    if (this.isGone) return;
    const host = this.sheet().nativeElement;
    const view = host.ownerDocument.defaultView;
    const drawing = draw(host, (place) => this.chosen.emit(place));
    const paint = (): void => this.paints.set(paintsOf(host));
    const scheme = view?.matchMedia('(prefers-color-scheme: dark)');
    scheme?.addEventListener('change', paint);
    const wider = new ResizeObserver(() => drawing.resize());
    wider.observe(host);
    gone.onDestroy(() => {
      scheme?.removeEventListener('change', paint);
      wider.disconnect();
      drawing.end();
    });
    paint();
    this.drawing.set(drawing);
  }
}
