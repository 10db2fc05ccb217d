import { ATOMIC_WEIGHTS } from './atomic-weights.js';
import { SUBSTANCE_LIMITS } from './limits.js';

const SMALL_DIGITS = '₀₁₂₃₄₅₆₇₈₉';
const TOKEN = /([A-Z][a-z]?)|([([])|([)\]])|(\d+)/y;
const PARTNER: Readonly<Record<string, string>> = { '(': ')', '[': ']' };

type Atoms = Map<string, number>;

interface Level {
  closedBy: string;
  atoms: Atoms;
  /** What the next number counts: the last element or the last pair of brackets. */
  last: Atoms | null;
}

const level = (closedBy: string): Level => ({ closedBy, atoms: new Map(), last: null });

function add(to: Atoms, atoms: Atoms, times: number): void {
  for (const [element, count] of atoms) to.set(element, (to.get(element) ?? 0) + count * times);
}

/** Counts what was read last into its level, `times`; false where there is nothing to count or nothing of it. */
function settle(at: Level, times: number): boolean {
  if (!at.last || times < 1) return false;
  add(at.atoms, at.last, times);
  at.last = null;
  return true;
}

/** The atoms of one part of a formula, without dots; null where it cannot be read whole. */
function readPart(part: string): Atoms | null {
  const levels = [level('')];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < part.length) {
    const token = TOKEN.exec(part);
    const at = levels.at(-1);
    if (!token || !at || !take(levels, at, token)) return null;
  }
  const [outer, ...open] = levels;
  if (!outer || open.length > 0) return null;
  settle(outer, 1);
  return outer.atoms.size > 0 ? outer.atoms : null;
}

function take(levels: Level[], at: Level, [, element, opening, closing, count]: RegExpExecArray): boolean {
  if (count !== undefined) return settle(at, Number(count));
  settle(at, 1);
  if (element !== undefined) at.last = new Map([[element, 1]]);
  else if (opening !== undefined) levels.push(level(PARTNER[opening] ?? ''));
  else return close(levels, at, closing);
  return element === undefined || element in ATOMIC_WEIGHTS;
}

function close(levels: Level[], { closedBy, atoms }: Level, closing: string | undefined): boolean {
  levels.pop();
  const outer = levels.at(-1);
  if (!outer || closedBy !== closing || atoms.size === 0) return false;
  outer.last = atoms;
  return true;
}

/**
 * Reads a formula as it is written on a bottle: 'CuSO4·5H2O' (a point, a raised dot or a star parts a hydrate), 'Al2(SO4)3', 'Na₂CO₃'.
 * @returns how many atoms of each element, or null where it is no formula or has an element that the table lacks
 */
export function readFormula(text: string): ReadonlyMap<string, number> | null {
  if (text.length > SUBSTANCE_LIMITS.formula) return null;
  const plain = text.replace(/[₀-₉]/g, (digit) => String(SMALL_DIGITS.indexOf(digit))).replace(/\s+/g, '');
  const atoms: Atoms = new Map();
  for (const part of plain.split(/[·•⋅∙.*]/)) {
    const [times = ''] = /^\d*/.exec(part) ?? [];
    const read = readPart(part.slice(times.length));
    if (!read || times === '0') return null;
    add(atoms, read, times === '' ? 1 : Number(times));
  }
  return atoms;
}

/** Sums the atoms of a formula: g/mol to two decimals, as it stands on a bottle; null where the formula cannot be read. */
export function molarMassOf(formula: string): number | null {
  const atoms = readFormula(formula);
  if (!atoms) return null;
  const sum = [...atoms].reduce((total, [element, count]) => total + (ATOMIC_WEIGHTS[element] ?? Number.NaN) * count, 0);
  return Math.round(sum * 100) / 100;
}
