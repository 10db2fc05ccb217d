/** A sheet of labels on A4, in millimetres: from the paper's edge to the first label, and from one label to the next. */
export interface LabelSheet {
  across: number;
  down: number;
  width: number;
  height: number;
  left: number;
  top: number;
  stepX: number;
  stepY: number;
}

/** The sizes that schools buy: 21, 14 and 8 on a sheet, as their makers give them. */
export const LABEL_SHEETS: readonly LabelSheet[] = [
  { across: 3, down: 7, width: 63.5, height: 38.1, left: 7.2, top: 15.1, stepX: 66, stepY: 38.1 },
  { across: 2, down: 7, width: 99.1, height: 38.1, left: 4.7, top: 15.1, stepX: 101.6, stepY: 38.1 },
  { across: 2, down: 4, width: 99.1, height: 67.7, left: 4.7, top: 13, stepX: 101.6, stepY: 67.7 },
];

/** Where a label lies on its sheet, in millimetres. */
export interface Placed<One> {
  one: One;
  left: number;
  top: number;
}

/**
 * Lays labels out on sheets, row by row, the first at place `from` (1 is the top left one) of the first sheet, so that a sheet begun is
 * used up.
 */
export function layOut<One>(labels: readonly One[], sheet: LabelSheet, from = 1): Placed<One>[][] {
  const each = sheet.across * sheet.down;
  const first = Math.min(Math.max(1, Math.trunc(from) || 1), each) - 1;
  const pages: Placed<One>[][] = [];
  labels.forEach((one, index) => {
    const place = (first + index) % each;
    const page = Math.floor((first + index) / each);
    const [column, row] = [place % sheet.across, Math.floor(place / sheet.across)];
    (pages[page] ??= []).push({ one, left: sheet.left + column * sheet.stepX, top: sheet.top + row * sheet.stepY });
  });
  return pages;
}
