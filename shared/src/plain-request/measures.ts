import { readStrength } from '../practicals/read-strength.js';
import type { Token } from './tokens.js';

/** A number with its unit: an amount (cm3, g), a strength, or a size that tells things apart ('12v', '250cm3', '10ohm'). */
export interface Measure {
  /** Tokens from, and the first after it. */
  from: number;
  to: number;
  kind: 'amount' | 'strength' | 'size';
  /** Of an amount: in its unit. */
  amount: number;
  unit: 'cm3' | 'g' | null;
  /** What two writings of one size share: '250cm3' of 250 ml. */
  size: string;
  /** Of a strength: as it is kept. */
  concentration: number | null;
  concentrationText: string | null;
}

function inUnits(unit: 'cm3' | 'g', times: number, words: string): [string, [unit: 'cm3' | 'g', times: number]][] {
  return words.split(' ').map((word) => [word, [unit, times]]);
}

/** Unit words with what they are in cm3 or g. */
const AMOUNTS: ReadonlyMap<string, ['cm3' | 'g', number]> = /* @__PURE__ */ new Map([
  ...inUnits('cm3', 1, 'ml mls cc millilitre millilitres cm3'),
  ...inUnits('cm3', 1000, 'l litre litres liter liters ltr dm3'),
  ...inUnits('cm3', 10, 'cl'),
  ...inUnits('g', 1, 'g gram grams gm gms'),
  ...inUnits('g', 1000, 'kg kilo kilos kilogram kilograms'),
  ...inUnits('g', 0.001, 'mg'),
]);
const SIZES: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ...['v', 'volt', 'volts'].map((word): [string, string] => [word, 'v']),
  ...['a', 'amp', 'amps'].map((word): [string, string] => [word, 'a']),
  ...['w', 'watt', 'watts'].map((word): [string, string] => [word, 'w']),
  ...['ohm', 'ohms', 'ω', 'Ω'].map((word): [string, string] => [word, 'ohm']),
  ...['n', 'newton', 'newtons'].map((word): [string, string] => [word, 'n']),
  ...['ma', 'mm', 'cm', 'kv', 'mv', 'hz', 'khz', 'kω', 'swg'].map((word): [string, string] => [word, word]),
  ['m', 'm'],
  ['metre', 'm'],
  ['metres', 'm'],
]);
/** Units of one letter count only where they touch their number: '4 a' is no current. */
const MUST_TOUCH = new Set(['a', 'n', 'm', 'w', 'l']);
const RULES = /^rul(?:e|er)s?$|^sticks?$/;

interface UnitRead {
  to: number;
  unit: string;
}

/** cm3 and dm3 as people write them: 'cm3', 'cm³', 'cm^3', 'dm-3', 'cubic cm'. */
function cubed(tokens: readonly Token[], at: number): UnitRead | null {
  const word = tokens[at]?.word ?? '';
  if (word !== 'cm' && word !== 'dm') return null;
  let next = at + 1;
  while (tokens[next]?.isGlued && ['^', '-', '−', '⁻'].includes(tokens[next]?.word ?? '')) next++;
  const power = tokens[next];
  return power?.isGlued && (power.word === '3' || power.word === '³') ? { to: next + 1, unit: `${word}3` } : null;
}

function unitAt(tokens: readonly Token[], at: number): UnitRead | null {
  return cubed(tokens, at) ?? (tokens[at]?.kind === 'word' ? { to: at + 1, unit: tokens[at]?.word ?? '' } : null);
}

/** The end of '/dm3', 'per dm3', ' dm-3', '/l' after mol or g; the place itself where none stands there. */
function perLitre(tokens: readonly Token[], at: number): number {
  const isPer = tokens[at]?.word === '/' || tokens[at]?.word === 'per';
  const unit = unitAt(tokens, isPer ? at + 1 : at);
  if (unit && (unit.unit === 'dm3' || (isPer && ['l', 'litre', 'dm'].includes(unit.unit)))) return unit.to;
  return at;
}

const NOTHING = { amount: 0, unit: null, size: '', concentration: null, concentrationText: null };

function strengthAt(tokens: readonly Token[], at: number, text: string): Measure | null {
  const [number, unit] = [tokens[at], tokens[at + 1]];
  if (!number || !unit) return null;
  const raw = text.slice(unit.start, unit.end);
  const to = strengthEnd(tokens, at + 1, raw);
  if (to === null) return null;
  const last = tokens[to - 1] ?? unit;
  const written = text.slice(number.start, last.end);
  const isMolar = raw === 'M' || raw === 'mM' || /^(?:m?mol|moles?|molar)/i.test(raw);
  const strength = readStrength(isMolar ? `${String(number.value)} ${raw === 'mM' ? 'mM' : 'M'}` : written);
  return strength && { ...NOTHING, from: at, to, kind: 'strength', ...strength };
}

function strengthEnd(tokens: readonly Token[], at: number, raw: string): number | null {
  const word = tokens[at]?.word ?? '';
  if (raw === 'M' || raw === 'mM' || word === 'molar') return at + 1;
  if (['mol', 'mols', 'mole', 'moles', 'mmol'].includes(word)) return perLitre(tokens, at + 1);
  if (['vol', 'vols', 'volume', 'volumes'].includes(word)) return at + 1;
  if (word === '%') return tokens[at + 1]?.word === 'solution' ? at + 2 : at + 1;
  const grams = word === 'g' ? perLitre(tokens, at + 1) : at + 1;
  return word === 'g' && grams > at + 1 ? grams : null;
}

function measureAt(tokens: readonly Token[], at: number, text: string, isName: boolean): Measure | null {
  const number = tokens[at];
  if (number?.kind !== 'number') return null;
  const strength = strengthAt(tokens, at, text);
  if (strength) return strength;
  const unit = unitAt(tokens, at + 1);
  if (!unit) return null;
  const isTouching = tokens[at + 1]?.isGlued ?? false;
  if (MUST_TOUCH.has(unit.unit) && !isTouching && !isName && Number.isInteger(number.value)) return null;
  // '5 G clamps'
  if (!isTouching && text.charAt(tokens[at + 1]?.start ?? 0) === 'G') return null;
  const following = tokens[unit.to]?.word ?? '';
  // '15 g-clamps' are no grams
  if (['-', '/'].includes(following) && tokens[unit.to]?.isGlued && tokens[unit.to + 1]?.isGlued && tokens[unit.to + 1]?.kind === 'word')
    return null;
  // '15 metre rules' are fifteen
  if (SIZES.get(unit.unit) === 'm' && RULES.test(following)) return null;
  const known = AMOUNTS.get(unit.unit);
  if (known) {
    const amount = Number((number.value * known[1]).toFixed(3));
    return { ...NOTHING, from: at, to: unit.to, kind: 'amount', amount, unit: known[0], size: `${String(amount)}${known[0]}` };
  }
  const size = SIZES.get(unit.unit);
  return size === undefined ? null : { ...NOTHING, from: at, to: unit.to, kind: 'size', size: `${String(number.value)}${size}` };
}

/** Finds every number with a unit in a message, by the token at which it begins; `isName`: in the name of a thing, where 'A' after a number is a unit. */
export function measuresOf(tokens: readonly Token[], text: string, isName = false): Map<number, Measure> {
  const found = new Map<number, Measure>();
  for (let at = 0; at < tokens.length; at++) {
    const measure = measureAt(tokens, at, text, isName);
    if (!measure) continue;
    found.set(at, measure);
    at = measure.to - 1;
  }
  return found;
}
