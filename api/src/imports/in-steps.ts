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
