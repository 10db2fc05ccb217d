/** A word longer than this is nobody's slip of a key. */
const LONGEST = 24;

/**
 * Counts the slips (a letter more, less, other, or two changed places) that make one word of another, up to `most`; `most` + 1 stands for more.
 */
export function slipsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most || one.length > LONGEST || other.length > LONGEST) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    let leastOfRow = row;
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      let least = Math.min((above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + same);
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        least = Math.min(least, (before[column - 2] ?? 0) + 1);
      line.push(least);
      leastOfRow = Math.min(leastOfRow, least);
    }
    if (leastOfRow > most) return most + 1;
    [before, above] = [above, line];
  }
  return Math.min(above[other.length] ?? 0, most + 1);
}

/** How many slips a word of this length may hold and still be known. */
const slipsAllowed = (length: number): number => (length < 5 ? 0 : length < 8 ? 1 : 2);

/**
 * Finds the one known word of which this is a misspelling: it begins with the same letter and no other is as near. Null where there is none,
 * and where two are as near.
 */
export function nearestWord(written: string, known: ReadonlyMap<string, readonly string[]>): string | null {
  const most = slipsAllowed(written.length);
  if (most === 0) return null;
  let best: string | null = null;
  let least = most + 1;
  for (const word of known.get(written[0] ?? '') ?? []) {
    if (word.length < 4) continue;
    const slips = slipsBetween(written, written.endsWith('s') && !word.endsWith('s') ? `${word}s` : word, most);
    if (slips < least) [best, least] = [word, slips];
    else if (slips === least && word !== best) best = null;
  }
  return least <= most ? best : null;
}
