import { effect, signal, untracked } from '@angular/core';

/** A row of a list that work is taken from, and what it was answered with here. */
export interface Placed<One, As> {
  one: One;
  as: As | null;
  /** Pixels that it took before its buttons went, so that what is below does not move. */
  height: number | null;
}

/** Puts what was read now in the order that the page had; what was answered here stays in its place, so that nothing slides under the pointer. */
export function inPlace<One extends { id: string }, As>(now: readonly One[], before: readonly Placed<One, As>[]): Placed<One, As>[] {
  const fresh = new Map(now.map((one) => [one.id, { one, as: null, height: null }]));
  const had = new Set(before.map(({ one }) => one.id));
  const kept = before.flatMap((row) => fresh.get(row.one.id) ?? (row.as === null ? [] : row));
  return [...kept, ...[...fresh.values()].filter(({ one }) => !had.has(one.id))];
}

/**
 * Has the first of the rows that come have the focus, so that a keyboard goes on from there. In an injection context; answers what is to be
 * called when more is asked for.
 */
export function focusOnMore<One extends { id: string }>(
  rows: () => readonly Placed<One, unknown>[],
  focus: (id: string) => void,
): () => void {
  const before = signal<number | null>(null);
  effect(() => {
    const placed = rows();
    const first = placed[untracked(before) ?? placed.length];
    if (!first) return;
    before.set(null);
    setTimeout(() => focus(first.one.id));
  });
  return () => before.set(rows().length);
}
