/**
 * Parts what did not come back among what became of it: the first part has what the others leave, and at least one; where there is not enough for an
 * other, it has less, and those with nothing go. Answers how many pieces each part has.
 */
export function partedGone(missing: number, others: readonly number[]): number[] {
  const parts: number[] = [];
  let rest = missing;
  for (const quantity of others) {
    const part = Math.min(quantity, rest - 1);
    if (part < 1) break;
    parts.push(part);
    rest -= part;
  }
  return [rest, ...parts];
}
