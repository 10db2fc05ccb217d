import { ElementRef, effect, inject, signal, untracked } from '@angular/core';

/** A row of a list that work is taken from, and what was done with it here. */
export interface Placed<One, As> {
  one: One;
  as: As | null;
  /** Pixels that it took before its buttons went, so that what is below does not move. */
  height: number | null;
}

/** Puts what was read now in the order that the page had; what was settled here stays in its place, so that nothing slides under the pointer. */
export function inPlace<One, As>(now: readonly One[], before: readonly Placed<One, As>[], idOf: (one: One) => string): Placed<One, As>[] {
  const fresh = new Map(now.map((one) => [idOf(one), { one, as: null, height: null }]));
  const had = new Set(before.map(({ one }) => idOf(one)));
  const kept = before.flatMap((row) => fresh.get(idOf(row.one)) ?? (row.as === null ? [] : row));
  return [...kept, ...[...fresh.values()].filter(({ one }) => !had.has(idOf(one)))];
}

/**
 * Has the first of the rows that come have the focus, so that a keyboard goes on from there; a row is the element of the component whose
 * id is the prefix and that of what it shows. In an injection context; answers what is to be called when more is asked for.
 */
export function focusOnMore<One extends { id: string }>(rows: () => readonly Placed<One, unknown>[], prefix: string): () => void {
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const before = signal<number | null>(null);
  effect(() => {
    const placed = rows();
    const first = placed[untracked(before) ?? placed.length];
    if (!first) return;
    before.set(null);
    setTimeout(() => host.querySelector<HTMLElement>(`[id="${prefix}${first.one.id}"]`)?.focus({ preventScroll: true }));
  });
  return () => before.set(rows().length);
}
