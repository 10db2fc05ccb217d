import { DestroyRef, ElementRef, inject } from '@angular/core';
import { Shortcuts } from '../../core/shortcuts';
import { WORDS } from '../../core/words';

/**
 * Walks the rows of work of a page by key: `j` to the next, `k` to the one before, `x` ticks the one that has the focus. A row is a
 * `.row` of the element; what has the focus in it is its title, or its tick where it has nothing in it. Call in an injection context.
 */
export function rowKeys(): void {
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const { today } = inject(WORDS);
  const rows = (): HTMLElement[] => [...host.querySelectorAll<HTMLElement>('.row')];
  const here = (): HTMLElement | undefined => rows().find((row) => row.contains(row.ownerDocument.activeElement));
  const go = (by: 1 | -1): void => {
    const all = rows();
    const from = here();
    const to = from ? all[all.indexOf(from) + by] : (all.find((row) => row.classList.contains('next')) ?? all[0]);
    const focused = to?.querySelector<HTMLElement>('.opens') ?? to?.querySelector<HTMLElement>('.tick');
    focused?.focus();
  };
  const release = inject(Shortcuts).register([
    { keys: 'j', label: today.nextRowKey, run: () => go(1) },
    { keys: 'k', label: today.rowBeforeKey, run: () => go(-1) },
    { keys: 'x', label: today.tickKey, run: () => here()?.querySelector<HTMLElement>(':scope > .tick')?.click() },
  ]);
  inject(DestroyRef).onDestroy(release);
}
