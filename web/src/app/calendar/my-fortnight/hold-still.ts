import { DOCUMENT, Injector, afterNextRender, effect, inject } from '@angular/core';

/**
 * Keeps a lesson's card at the same height of the window while what is around it changes: when it is opened or closed, and when the
 * lessons are read anew. Call in an injection context of the component that draws them.
 */
export function holdStill(opened: () => string | undefined, drawn: () => unknown): void {
  const document = inject(DOCUMENT);
  const injector = inject(Injector);
  let last: string | undefined;
  const topOf = (id: string): number | undefined => document.getElementById(`lesson-${id}`)?.getBoundingClientRect().top;
  // runs before the component's page is drawn anew
  effect(() => {
    drawn();
    const id = opened() ?? last;
    last = opened();
    const before = id === undefined ? undefined : topOf(id);
    if (id === undefined || before === undefined) return;
    afterNextRender(
      () => {
        const after = topOf(id);
        if (after !== undefined && Math.abs(after - before) > 1) document.defaultView?.scrollBy(0, after - before);
      },
      { injector },
    );
  });
}
