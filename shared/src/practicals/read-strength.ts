import type { Strength } from '../substances/strength.js';

/** The strongest that a line can be, in mol/dm3. */
const STRONGEST = 100;
/** A bare number above this is no molarity that a school has: it is kept as it was written ('20' may be 20 vol). */
const STRONGEST_BARE = 18;
const DIGITS = 6;

const NUMBER = String.raw`(\d+(?:[.,·]\d+)?|[.,·]\d+)`;
const PER_DM3 = String.raw`(?:\s*\/\s*|\s*(?:\.\s*)?)(?:dm|d\.m\.)\s*(?:(?:\^\s*)?(?:[-−]\s*)?3|⁻?³)|\s*\/\s*l(?:it(?:re|er))?\b|\s*l(?:\^?[-−]1|⁻¹)`;
const MOLAR = new RegExp(`^${NUMBER}\\s*(?:(m)?mol(?:es?)?(?:${PER_DM3})?|(m)?M|m|molar)(?![\\p{L}\\d/])(?:\\s*[,;]\\s*|\\s+)?(.*)`, 'isu');
const BARE = new RegExp(`^${NUMBER}$`);

/**
 * Reads a strength from one box: '0.5', '0.5 M' and '0.5 mol/dm3' are molar, '20 vol', '1 %' and 'saturated' stay words; what follows a
 * molarity is kept beside it. Null for an empty box. What is no plain molarity is never made one.
 */
export function readStrength(written: string): Strength | null {
  const text = written.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (text === '') return null;
  const words: Strength = { concentration: null, concentrationText: text };
  const bare = BARE.exec(text);
  if (bare) {
    const concentration = molarity(bare[1] ?? '');
    return concentration === null || concentration > STRONGEST_BARE ? words : { concentration, concentrationText: null };
  }
  const said = MOLAR.exec(text);
  if (!said) return words;
  const [, number = '', milliMol, milliMolar, rest = ''] = said;
  // 'mM' is a thousandth; 'MM' is nobody's
  if (milliMolar === 'M') return words;
  const concentration = molarity(number, (milliMol ?? milliMolar) ? 1000 : 1);
  return concentration === null ? words : { concentration, concentrationText: rest.trim() || null };
}

/** The number as mol/dm3; null where it could mean two numbers, or has more digits than are kept. */
function molarity(written: string, parts = 1): number | null {
  // '1,000' is one thousand to some and one to others
  if (/^[1-9]\d*,\d{3}$/.test(written)) return null;
  const value = Number(written.replace(/[,·]/, '.')) / parts;
  const kept = Number(value.toFixed(DIGITS));
  return value <= STRONGEST && Math.abs(value - kept) < 1e-12 ? kept : null;
}
