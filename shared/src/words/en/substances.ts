import type { HazardAnswer, HazardBand } from '../../substances/hazard-bands.js';
import type { NoMakeUp } from '../../substances/limits.js';
import type { MakeUpSum } from '../../substances/make-up.js';
import { statementTexts } from './hazard-statements.js';
import { amount } from './quantities.js';
import { strength } from './strengths.js';

/** Stands once on every list that says hazards: the school's own cards decide. */
export const checkCards = 'Check against your own hazard cards';

const figures = (value: number) => new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 6 }).format(value);

/** Says how a total is made up: '205 g, made up to 600 cm³', '14.2 cm³ of 11.6 mol/dm³, made up to 1.65 dm³'. */
export function makeUp({ grams, stock, volume, madeUpTo }: MakeUpSum): string {
  const to = `made up to ${amount(madeUpTo, 'cm3')}`;
  if (grams !== null) return `${figures(grams)} g, ${to}`;
  return `${amount(volume ?? 0, 'cm3')} of ${strength({ concentration: stock?.concentration ?? null, concentrationText: null }) ?? 'stock'}, ${to}`;
}

/** Says of what a total is made up, in the form on the shelf: 'copper(II) sulfate-5-water, CuSO4·5H2O, 249.68 g/mol'. */
export function madeFrom({ of, formula, molarMass, stock }: MakeUpSum): string {
  const mass = molarMass === null || stock !== null ? null : `${figures(molarMass)} g/mol`;
  return [of, formula && subscripts(formula), mass, stock && 'check the strength on the label'].filter(Boolean).join(', ');
}

const NO_SUM: Readonly<Record<NoMakeUp, string>> = {
  'no-strength': 'No strength is given',
  'in-words': 'Make up by its label or recipe: the strength is not in mol/dm³',
  'as-it-comes': 'Use as it comes',
  'unknown-substance': 'No sum: not on the list of substances',
  'no-molar-mass': 'No sum: its molar mass is not known',
  'no-stock': 'No sum: the strength of what is on the shelf is not known. See its label',
  'stock-too-weak': 'No sum: stronger than what is on the shelf',
  'more-than-water': 'No sum: it would weigh more than the water it is to be dissolved in. Check the strength',
};

/** Says why there is no make-up sum, and what to do instead. */
export function noMakeUp(why: NoMakeUp): string {
  return NO_SUM[why];
}

export const notClassified = 'Not classified at this strength';
export const bandNotKnown = 'Hazard at this strength not known: look it up';

/** Says a hazard at a strength in a line: 'Warning: causes skin irritation, causes serious eye irritation', or that it is not known. Never nothing. */
export function hazard(
  answer: Pick<HazardAnswer, 'kind'> & { band: Pick<HazardBand, 'signalWord' | 'classification' | 'statements'> | null },
): string {
  if (answer.kind === 'not-classified') return notClassified;
  if (answer.kind === 'not-known' || answer.band === null) return bandNotKnown;
  const { signalWord, classification, statements } = answer.band;
  const says = statements.map((code) => statement(code)).map((text) => text.charAt(0).toLowerCase() + text.slice(1));
  const said = [signalWord, says.join(', ') || classification].filter(Boolean).join(': ');
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** Says a hazard statement by its code: 'Causes skin irritation'; the code itself where we have no words for it. */
export function statement(code: string): string {
  return statementTexts[code.slice(0, code.startsWith('EUH') ? 6 : 4)] ?? code;
}

const PICTOGRAMS: Readonly<Record<string, string>> = {
  GHS01: 'explosive',
  GHS02: 'flammable',
  GHS03: 'oxidising',
  GHS04: 'gas under pressure',
  GHS05: 'corrosive',
  GHS06: 'toxic',
  GHS07: 'exclamation mark',
  GHS08: 'health hazard',
  GHS09: 'dangerous for the environment',
};

/** Says what the library has beside a chemical of which no band is known: '– the library says: causes eye irritation'. */
export function inLibrary(statements: readonly string[]): string {
  const said = statements.map((text) => text.charAt(0).toLowerCase() + text.slice(1));
  return said.length > 0 ? `– the library says: ${said.join('; ')}` : '';
}

/** Names a pictogram by its code: 'corrosive'. */
export function pictogram(code: string): string {
  return PICTOGRAMS[code] ?? code;
}

/** Says from what strength to what other a band goes: '0.5 to below 2 mol/dm³', 'from 2 mol/dm³', 'undiluted'. */
export function bandRange({ from, to, unit }: Pick<HazardBand, 'from' | 'to' | 'unit'>): string {
  const said = unit === '%' ? '%' : 'mol/dm³';
  if (unit === '%' && from >= 100) return 'undiluted';
  if (to === null) return `from ${figures(from)} ${said}`;
  return from === 0 ? `below ${figures(to)} ${said}` : `${figures(from)} to below ${figures(to)} ${said}`;
}

const SMALL = '₀₁₂₃₄₅₆₇₈₉';

/** Writes a formula as a bottle does, its counts small: 'CuSO₄·5H₂O'. */
export function subscripts(formula: string): string {
  return formula.replace(/(?<=[A-Za-z)\]])\d+/g, (count) => [...count].map((digit) => SMALL[Number(digit)]).join(''));
}
