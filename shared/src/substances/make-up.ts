import type { Strength } from './strength.js';
import type { NoMakeUp, SubstanceState } from './limits.js';
import { isAsItComes, saidStrength, type SaidStrength } from './said-strength.js';

function demandPositive(figures: Record<string, number>): void {
  for (const [name, value] of Object.entries(figures)) {
    if (!Number.isFinite(value) || value <= 0) throw new RangeError(`The ${name} must be a number above 0.`);
  }
}

function shown(value: number): string {
  return String(Number(value.toPrecision(4)));
}

/**
 * Mass of solute for a solution: g = c (mol/dm3) x V (dm3) x M (g/mol), with the sum written out for checking.
 * It is arithmetic only and says nothing about safety.
 * @throws RangeError when a figure is not above 0.
 */
export function makeUpMass(c: number, vDm3: number, m: number): { grams: number; sum: string } {
  demandPositive({ concentration: c, volume: vDm3, 'molar mass': m });
  const grams = Number((c * vDm3 * m).toPrecision(12));
  return { grams, sum: `${c} mol/dm³ × ${vDm3} dm³ × ${m} g/mol = ${shown(grams)} g` };
}

/**
 * Volume of stock to dilute: V1 = c2 x V2 / c1. Both concentrations in one unit; v1 is in the unit of v2.
 * It is arithmetic only and says nothing about safety.
 * @throws RangeError when a figure is not above 0, or when the wanted concentration c2 is above the stock's c1.
 */
export function dilution(c1: number, c2: number, v2: number): { v1: number; sum: string } {
  demandPositive({ 'stock concentration': c1, 'wanted concentration': c2, volume: v2 });
  if (c2 > c1) throw new RangeError('Diluting cannot make a solution stronger than its stock.');
  const v1 = Number(((c2 * v2) / c1).toPrecision(12));
  return { v1, sum: `${c2} × ${v2} ÷ ${c1} = ${shown(v1)}, made up to ${v2}` };
}

/** What there is of a substance on the shelf: weighed out by its molar mass, or diluted from a stock. */
export interface OnShelf {
  name: string;
  formula: string | null;
  molarMass: number | null;
  state: SubstanceState | null;
  /** mol/dm3 of what is bought, where it is bought as a solution or as a liquid that is diluted. */
  stockStrength: number | null;
}

/** How a total of one strength is made up: grams of the solid, or cm3 of the stock; always made up to `madeUpTo` cm3. */
export interface MakeUpSum {
  of: string;
  formula: string | null;
  molarMass: number | null;
  madeUpTo: number;
  grams: number | null;
  stock: { name: string; concentration: number } | null;
  /** cm3 of the stock. */
  volume: number | null;
}

/** The sum, or why there is none; both null of what is not made up at all: apparatus, a solid that is weighed out. */
export interface MakeUpAnswer {
  makeUp: MakeUpSum | null;
  noMakeUp: NoMakeUp | null;
}

/** A total to be made up, of one strength alone. */
export interface ToMakeUp extends Strength {
  kind: string;
  quantity: number;
  unit: string | null;
}

const CM3_IN_DM3 = 1000;
const GRAMS_OF_WATER_IN_DM3 = 1000;
const because = (noMakeUp: NoMakeUp): MakeUpAnswer => ({ makeUp: null, noMakeUp });
const NOTHING: MakeUpAnswer = { makeUp: null, noMakeUp: null };

/** To the three figures that a balance or a cylinder gives. */
export function threeFigures(value: number): number {
  return Number(value.toPrecision(3));
}

/**
 * The make-up sum of one strength's total: mass = c x V x M of the solid, or V1 = c2 x V2 / c1 of the stock, each to three figures. It is
 * arithmetic only and says nothing about safety.
 */
export function makeUpOf(total: ToMakeUp, substance: OnShelf | null): MakeUpAnswer {
  if (total.kind !== 'chemical' || total.unit !== 'cm3' || !(total.quantity > 0)) return NOTHING;
  if (isAsItComes(total.concentrationText)) return because('as-it-comes');
  const said = saidStrength(total, substance?.formula ?? null);
  if (said === null && !total.concentrationText?.trim())
    return substance?.state === 'liquid' ? because('as-it-comes') : because('no-strength');
  if (said === null || said.unit === '%') return because('in-words');
  if (!substance) return because('unknown-substance');
  return substance.state === 'solid' ? weighed(total.quantity, said, substance) : diluted(total.quantity, said, substance);
}

function weighed(cm3: number, { value, unit }: SaidStrength, { name, formula, molarMass }: OnShelf): MakeUpAnswer {
  if (unit !== 'g/dm3' && molarMass === null) return because('no-molar-mass');
  const gramsInDm3 = unit === 'g/dm3' ? value : value * (molarMass ?? 0);
  // of nothing does a solution hold more than the water that its whole volume would be
  if (gramsInDm3 > GRAMS_OF_WATER_IN_DM3) return because('more-than-water');
  const grams = threeFigures((gramsInDm3 * cm3) / CM3_IN_DM3);
  return { makeUp: { of: name, formula, molarMass, madeUpTo: cm3, grams, stock: null, volume: null }, noMakeUp: null };
}

function diluted(cm3: number, { value, unit }: SaidStrength, { name, formula, molarMass, stockStrength }: OnShelf): MakeUpAnswer {
  if (stockStrength === null) return because('no-stock');
  if (unit === 'g/dm3' && molarMass === null) return because('no-molar-mass');
  const wanted = unit === 'g/dm3' ? value / (molarMass ?? 1) : value;
  if (wanted > stockStrength) return because('stock-too-weak');
  const volume = wanted === 0 ? 0 : threeFigures(dilution(stockStrength, wanted, cm3).v1);
  return {
    makeUp: { of: name, formula, molarMass, madeUpTo: cm3, grams: null, stock: { name, concentration: stockStrength }, volume },
    noMakeUp: null,
  };
}
