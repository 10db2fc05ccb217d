import { EnvironmentInjector, afterNextRender, inject } from '@angular/core';

/**
 * Answers a function that remembers what has the focus, and answers how to give it back once the page has settled, where nothing else has
 * it by then: a button that is disabled while its work lasts loses it. Call in an injection context.
 */
export function keptFocus(): () => () => void {
  const injector = inject(EnvironmentInjector);
  return () => {
    const from = document.activeElement;
    const giveBack = () => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost && from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
    };
    return () => void afterNextRender(giveBack, { injector });
  };
}
