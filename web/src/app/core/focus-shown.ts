import { ElementRef, Injector, afterNextRender, inject } from '@angular/core';

/**
 * Answers a function that gives the focus to the first of what `selector` finds in this component, once it is shown: a button in whose place
 * something else comes would take the focus with it. Call in an injection context.
 */
export function focusShown(): (selector: string) => void {
  const injector = inject(Injector);
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  return (selector) => void afterNextRender(() => host.querySelector<HTMLElement>(selector)?.focus(), { injector });
}
