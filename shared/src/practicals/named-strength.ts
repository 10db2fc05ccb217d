import type { Strength } from '../substances/strength.js';
import { readStrength } from './read-strength.js';

/** What a chemical's name says of its strength: both, each for itself, or the words that may be one and are asked about. */
export type NamedStrength = { name: string; strength: Strength } | { unclear: string };

const NUMBER = String.raw`(?<![\p{L}\d.,·])(?:\d+(?:[.,·]\d+)?|[.·]\d+)\s*`;
const PER_DM3 = String.raw`(?:\s*(?:\/|per)\s*|\s*(?:\.\s*)?)(?:[Dd][Mm]|d\.m\.)\s*(?:(?:\^\s*)?(?:[-−]\s*)?3|⁻?³)|\s*\/\s*[Ll](?:it(?:re|er))?(?!\p{L})|\s*[Ll](?:\^?[-−]1|⁻¹)`;
const END = String.raw`(?![\p{L}\d/])`;
/** 2 M, 2 molar, 2 mol/dm3. A small m is a metre to some. */
const MOLAR = `(?:m?[Mm]ol(?:es?)?(?:${PER_DM3})|m?M${END}|[Mm]olar${END})`;
/** 20 vol, 5 %, 40 g/dm3: of what is measured alone, since cotton is 100 % too. */
const IN_WORDS = String.raw`(?:[Vv]ol(?:umes?)?\.?${END}|%(?:\s*[wv]\/[wv])?|g(?:${PER_DM3}))`;
const SAID = new RegExp(NUMBER + MOLAR, 'gu');
const MEASURED = new RegExp(`${NUMBER}(?:${MOLAR}|${IN_WORDS})`, 'gu');
const ENDS_MOLAR = new RegExp(`${MOLAR}$`, 'u');
const MAY_BE = new RegExp(String.raw`${NUMBER}(?:m(?:ol(?:es?)?)?${END}|$)`, 'gu');
/** What is so long, with a number and an M, is no solution. */
const LENGTHS =
  /\b(?:cables?|leads|wires?|ropes?|strings?|threads?|tapes?|rul(?:es?|ers?)|ribbons?|tub(?:es?|ing)|pip(?:es?|ing)|hoses?|rods?|poles?|tracks?|runways?)\b/iu;
/** Another number stands beside it: '0.1 to 0.5 M', '2 M or 1'. */
const ONE_BEFORE = /(?:^|[\s(])\d[\d.,·]*\s*(?:(?:to|or|and|[-–,&/])\s*)?$|[-–]\s*$/u;
const ONE_AFTER = /^\s*(?:to|or|and|[-–&/])\s*\d/u;

/**
 * Reads the strength that stands with a name in one text: 'NaOH 2M', '0.5 mol/dm3 sucrose', and of what is measured 'hydrogen peroxide
 * 20 vol'. Two numbers, a small m or a number alone are never taken for one: they are unclear. Null where nothing is said of a strength.
 */
export function strengthInName(written: string, isMeasured = false): NamedStrength | null {
  const text = written.normalize('NFC');
  const all = [...text.matchAll(isMeasured ? MEASURED : SAID)];
  const [said] = all;
  if (!said) return isMeasured ? mayBe(text) : null;
  if (!isMeasured && LENGTHS.test(text) && /M$/.test(said[0])) return null;
  const [before, after] = [text.slice(0, said.index), text.slice(said.index + said[0].length)];
  const name = nameOf(before, after);
  if (!/\p{L}/u.test(name)) return null;
  const strength = readStrength(said[0]);
  const isOne = all.length === 1 && !ONE_BEFORE.test(before) && !ONE_AFTER.test(after);
  if (!isOne || !strength || (strength.concentration === null && ENDS_MOLAR.test(said[0])))
    return { unclear: all.map(([one]) => one.trim()).join(', ') };
  return { name, strength };
}

function nameOf(before: string, after: string): string {
  return `${before} ${after}`
    .replace(/\(\s*\)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,;:]*(?:of\s+)?/iu, '')
    .replace(/(?<![\s,;:])[\s,;:]+(?:(?:of|at)\s*)?$/iu, '')
    .replace(/ ([,;])/gu, '$1')
    .trim();
}

/** 'NaOH 2m' and 'NaOH 2' may say how strong, how long or how much; a pH says itself. */
function mayBe(text: string): NamedStrength | null {
  const [said] = [...text.matchAll(MAY_BE)].filter(({ index }) => !/\bph\s*$/iu.test(text.slice(0, index)));
  const rest = said && nameOf(text.slice(0, said.index), text.slice(said.index + said[0].length));
  return said && /\p{L}/u.test(rest ?? '') ? { unclear: said[0].trim() } : null;
}
