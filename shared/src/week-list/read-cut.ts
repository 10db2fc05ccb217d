/** A piece that is cut: of what, how long and wide (and thick, where three measures are said) in millimetres, and what it is for. */
export interface Cut {
  material: string;
  length: number;
  width: number;
  thickness: number | null;
  part: string | null;
}

// no measure has more digits: a row of digits is not looked at from each of them to its end
const NUMBER = String.raw`(\d{1,6}(?:[.,]\d{1,3})?)`;
const MEASURES = new RegExp(
  String.raw`(?<!\d)${NUMBER}\s{0,3}[x×]\s{0,3}${NUMBER}(?:\s{0,3}[x×]\s{0,3}${NUMBER})?\s{0,3}(mm|cm|m)?(?![\p{L}\d])`,
  'iu',
);
/** Paper sizes by ISO 216, in millimetres. */
const PAPER: Readonly<Record<string, readonly [number, number]>> = {
  A1: [841, 594],
  A2: [594, 420],
  A3: [420, 297],
  A4: [297, 210],
  A5: [210, 148],
};
const PAPER_SIZE = /(?<![\p{L}\d])A[1-5](?![\p{L}\d])/u;
const IN_MM: Readonly<Record<string, number>> = { mm: 1, cm: 10, m: 1000 };

/**
 * Reads the size out of the name of a line, as cutting lists are typed: 'Pine 12 mm, sides, 125 × 200 mm', 'Acrylic 3 mm 300x400',
 * 'Plastic sheet, A4'. The longer of the two measures is the length; without a unit they are millimetres. What stands before the first comma is the material,
 * the rest what the piece is for. Null where no size is said.
 */
export function readCut(name: string): Cut | null {
  const measured = MEASURES.exec(name);
  const size = measured ? measuresOf(measured) : paperOf(name);
  if (!size) return null;
  const [material = '', ...parts] = `${name.slice(0, size.at)}${name.slice(size.end)}`
    .split(',')
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
  if (material === '') return null;
  const { length, width, thickness } = size;
  return { material, length, width, thickness, part: parts.join(', ') || null };
}

interface Size {
  at: number;
  end: number;
  length: number;
  width: number;
  thickness: number | null;
}

function measuresOf(found: RegExpExecArray): Size | null {
  const inMm = IN_MM[found[4]?.toLowerCase() ?? 'mm'] ?? 1;
  const all = [found[1], found[2], found[3]].flatMap((text) =>
    text === undefined ? [] : [Math.round(Number(text.replace(',', '.')) * inMm * 100) / 100],
  );
  if (all.some((measure) => !(measure > 0))) return null;
  const [length = 0, width = 0, thickness = null] = all.sort((one, other) => other - one);
  return { at: found.index, end: found.index + found[0].length, length, width, thickness };
}

function paperOf(name: string): Size | null {
  const found = PAPER_SIZE.exec(name);
  const size = found && PAPER[found[0]];
  if (!found || !size) return null;
  return { at: found.index, end: found.index + found[0].length, length: size[0], width: size[1], thickness: null };
}
