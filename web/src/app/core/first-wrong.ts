import { ElementRef, Injector, afterNextRender, inject } from '@angular/core';

/**
 * Answers a function that, once the page shows what is wrong, puts the focus on the first wrong control of this component.
 * Call in an injection context: `private readonly showFirstWrong = firstWrong();`
 */
export function firstWrong(): () => void {
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const injector = inject(Injector);
  return () =>
    afterNextRender(
      () => {
        const wrong = host.querySelector<HTMLElement>('[aria-invalid="true"]');
        wrong?.focus({ preventScroll: true });
        wrong?.scrollIntoView?.({ block: 'center' });
      },
      { injector },
    );
}
