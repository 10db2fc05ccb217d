/** So many items are done between two steps. */
const EACH_STEP = 128;

/** Makes of each item another, as `map` does, in steps between which others may be served. */
export function* inSteps<T, R>(items: readonly T[], make: (item: T, index: number) => R): Generator<void, R[]> {
  const made: R[] = [];
  for (const [index, item] of items.entries()) {
    if (index % EACH_STEP === 0) yield;
    made.push(make(item, index));
  }
  return made;
}

/** Sorts items in steps between which others may be served: small parts first, which are then put together two at a time. */
export function* sortedInSteps<T>(items: readonly T[], compare: (one: T, other: T) => number): Generator<void, T[]> {
  let parts: T[][] = [];
  for (let at = 0; at < items.length; at += EACH_STEP) {
    yield;
    parts.push(items.slice(at, at + EACH_STEP).sort(compare));
  }
  while (parts.length > 1) {
    const merged: T[][] = [];
    for (let at = 0; at < parts.length; at += 2) merged.push(yield* together(parts[at] ?? [], parts[at + 1] ?? [], compare));
    parts = merged;
  }
  return parts[0] ?? [];
}

function* together<T>(one: readonly T[], other: readonly T[], compare: (one: T, other: T) => number): Generator<void, T[]> {
  const sorted: T[] = [];
  let [a, b] = [0, 0];
  while (a < one.length || b < other.length) {
    if (sorted.length % EACH_STEP === 0) yield;
    const [left, right] = [one[a], other[b]];
    if (right === undefined || (left !== undefined && compare(left, right) <= 0)) {
      sorted.push(left as T);
      a++;
    } else {
      sorted.push(right);
      b++;
    }
  }
  return sorted;
}
