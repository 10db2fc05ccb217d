import { DOCUMENT, DestroyRef, Service, inject, signal } from '@angular/core';

/** Whether the window is as narrow as a phone (below 760 px), where tables become lists and panels become sheets. */
@Service()
export class Viewport {
  private readonly query = inject(DOCUMENT).defaultView?.matchMedia?.('(max-width: 759.98px)');
  private readonly matches = signal(this.query?.matches ?? false);
  readonly narrow = this.matches.asReadonly();

  constructor() {
    const changed = (event: MediaQueryListEvent): void => this.matches.set(event.matches);
    this.query?.addEventListener('change', changed);
    inject(DestroyRef).onDestroy(() => this.query?.removeEventListener('change', changed));
  }
}
