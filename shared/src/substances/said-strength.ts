import type { Strength } from './strength.js';
import type { BandUnit } from './limits.js';

/** A strength as a figure: in mol/dm3, percent (100: the substance itself), or grams in a dm3. */
export interface SaidStrength {
  value: number;
  unit: BandUnit | 'g/dm3';
}

const FIGURE = String.raw`^(\d+(?:[.,]\d+)?)\s*`;
const PERCENT = new RegExp(`${FIGURE}%`);
const GRAMS = new RegExp(String.raw`${FIGURE}g\s*(?:/\s*|per\s+)?(?:dm[3³]|dm-3|dm⁻³|l|litre)(?![a-z])`, 'i');
const MOLAR = new RegExp(String.raw`${FIGURE}(?:m|molar|mol\s*(?:(?:/|per)\s*)?(?:dm[3³]|dm-3|dm⁻³|l))(?![a-z])`, 'i');
const VOLUMES = new RegExp(String.raw`${FIGURE}vol(?:ume)?s?\b`, 'i');
/** As it comes from its maker, at its strongest. */
const AS_IT_COMES = /^(?:undiluted|neat|pure|absolute|glacial|concentrated|conc)\b/i;

/** dm3 of oxygen at 0 °C and 101 kPa from one mole: n volumes of hydrogen peroxide give n dm3 of it for each dm3, two moles for one. */
const DM3_OF_GAS = 22.4;

function figure(pattern: RegExp, text: string): number | null {
  const [, said] = pattern.exec(text) ?? [];
  return said === undefined ? null : Number(said.replace(',', '.'));
}

/**
 * Reads how strong something is from a strength: mol/dm3 where that is known, else what its words say ('40 g/dm³', '1 %', '20 vol',
 * 'undiluted'). 'vol' is read of hydrogen peroxide alone. Null where no figure can be read: 'saturated', 'as bought', nothing said.
 */
export function saidStrength({ concentration, concentrationText }: Strength, formula: string | null = null): SaidStrength | null {
  if (concentration !== null) return { value: concentration, unit: 'mol/dm3' };
  const text = (concentrationText ?? '').trim();
  const percent = figure(PERCENT, text);
  if (percent !== null) return percent <= 100 ? { value: percent, unit: '%' } : null;
  const grams = figure(GRAMS, text);
  if (grams !== null) return { value: grams, unit: 'g/dm3' };
  const molar = figure(MOLAR, text);
  if (molar !== null) return { value: molar, unit: 'mol/dm3' };
  const volumes = formula === 'H2O2' ? figure(VOLUMES, text) : null;
  if (volumes !== null) return { value: Number(((volumes * 2) / DM3_OF_GAS).toPrecision(4)), unit: 'mol/dm3' };
  return AS_IT_COMES.test(text) ? { value: 100, unit: '%' } : null;
}

/** Whether the words of a strength ask for a chemical as it comes, so that nothing is made up. */
export function isAsItComes(text: string | null): boolean {
  return AS_IT_COMES.test((text ?? '').trim()) || /^as bought\b/i.test((text ?? '').trim());
}
