/** What the focus can rest on in a cell of the board, from top to bottom: names of cards, and of what opens the rest. */
export type Stops = readonly string[];

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Finds where an arrow leads from a stop: up and down within its cell, then to the next cell of the column that holds any; left and right to
 * the next cell of the row that holds any, as far down in it. Null where there is none, or the key is no arrow. `cells` by row and column.
 */
export function walked(cells: readonly (readonly Stops[])[], from: string, key: string): string | null {
  const step = STEPS[key];
  if (!step) return null;
  const [down, right] = step;
  const row = cells.findIndex((columns) => columns.some((stops) => stops.includes(from)));
  const column = cells[row]?.findIndex((stops) => stops.includes(from)) ?? -1;
  const own = cells[row]?.[column];
  if (!own) return null;
  const place = own.indexOf(from);
  const beside = own[place + down];
  if (down !== 0 && beside !== undefined) return beside;
  for (let [r, c] = [row + down, column + right]; cells[r]?.[c] !== undefined; r += down, c += right) {
    const stops = cells[r]?.[c] ?? [];
    if (stops.length > 0) return (down < 0 ? stops.at(-1) : down > 0 ? stops[0] : stops[Math.min(place, stops.length - 1)]) ?? null;
  }
  return null;
}
