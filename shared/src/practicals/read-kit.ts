import { plainWords } from '../reading/plain-words.js';
import { LINE_LIMITS } from './limits.js';
import { type NamedStrength, strengthInName } from './named-strength.js';

/** A line as it was written in plain words: what, and how many for the class or for each set; of a liquid or solid its amount and strength. */
export interface ReadLine {
  name: string;
  perClass?: number;
  perSet?: number;
  perPupil?: number;
  unit?: 'cm3' | 'g';
  concentration?: number;
  concentrationText?: string;
}

const SPELT = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const IN_WORDS: ReadonlyMap<string, number> = /* @__PURE__ */ new Map([
  ...SPELT.map((word, index): [string, number] => [word, index + 1]),
  ['fifteen', 15],
  ['twenty', 20],
  ['thirty', 30],
  ['a dozen', 12],
  ['half a dozen', 6],
]);
const NUMBER_WORD = [...IN_WORDS.keys()].sort((one, other) => other.length - one.length).join('|');

/** Units of a size: what stands before one is how big a thing is, never how many there are. 'Metre rule' is a thing's name. */
const SIZE = String.raw`(?:ml|cl|cc|cm3|cm³|dm3|dm³|litres?|liters?|l|kg|mg|g|grams?|mm|cm|m(?!\w)|metres?(?!\s+(?:rules?|rulers?|sticks?)\b)|kv|mv|v|volts?|ma|a(?=\s|$)|amps?|w|watts?|hz|khz|n|newtons?|k?ohms?|k?[ωΩ]|°\s*c|degrees|%|vol|swg|mesh)(?![\p{L}\d])`;
const DECIMAL = String.raw`\d+(?:[.,·]\d+)?`;
const COUNTED = new RegExp(`^(\\d{1,6}|${NUMBER_WORD})(?:\\s*(?:x|×|\\*)\\s*|\\s+|(?=[a-wyz]))(?:of\\s+)?(.+)`, 'isu');
const SIZED = new RegExp(`^${DECIMAL}\\s*${SIZE}`, 'iu');
const COUNTED_AFTER = new RegExp(String.raw`^(.*?)(?:[x×*]\s*(\d{1,6})|[:=–-]\s*(\d{1,6})|\((\d{1,6})\))$`, 'isu');
const CORRECTED = /\b\d{1,6}(?:\s*[,;–-])?\s*(?:no|sorry|rather|make (?:that|it)|i mean)\b[,;]?\s*(?=\d)/giu;
const CLASS_SET = /^(?:an?\s+)?class\s+sets?\s+(?:of\s+)?/iu;
const FOR_EACH =
  /(?:(?<!\s)\s+)?\b(?:(?:for|per)\s+(?:(?:each|every)\s*)?|each\s+|a\s+)(set|group|pair|pupil|student|child)\b\.?$|(?:(?<!\s)\s+)?\b(each)$/iu;
const AMOUNT = new RegExp(
  `(?<!\\d)(${DECIMAL})\\s*(ml|cm3|cm³|cc|dm3|dm³|litres?|liters?|l|kg|grams?|g)(?![\\p{L}\\d])(?:\\s+of\\b)?`,
  'iu',
);
const AMOUNT_OF = new RegExp(`^(${DECIMAL})\\s*(ml|cm3|cm³|cc|dm3|dm³|litres?|liters?|l|kg|grams?|g)\\s+of\\s+(.+)`, 'isu');
const AND_ANOTHER = new RegExp(String.raw`(?<!\s)\s+(?:and|&|\+|plus)\s+(?=(?:\d|${NUMBER_WORD}\b|an?\s))`, 'iu');
const UNITS: Readonly<Record<string, ['cm3' | 'g', number]>> = {
  d: ['cm3', 1000],
  l: ['cm3', 1000],
  m: ['cm3', 1],
  c: ['cm3', 1],
  k: ['g', 1000],
  g: ['g', 1],
};

/**
 * Reads a kit list in plain words: '30 crocodile clips, 15 lamps' is two lines for the class. Commas, semicolons and new lines part it, and
 * 'and' before another count. A size (250 ml, 12 V) is never a count; what has no count is asked for once for each set.
 */
export function readKit(written: string): ReadLine[] {
  return partsOf(written.normalize('NFC').replace(CORRECTED, '')).flatMap((part) => readPart(part) ?? []);
}

function partsOf(text: string): string[] {
  return text
    .split(/[\n\r;]+|,(?!\d)|,(?<!\d,)/u)
    .flatMap((part) => part.split(AND_ANOTHER))
    .map((part) =>
      part
        .replace(/^[\s•*–-]+/u, '')
        .replace(/(?<![\s.])[\s.]+$/u, '')
        .replace(/^(?:and|plus|&)\s+/iu, '')
        .replace(/\s+/gu, ' ')
        .trim(),
    )
    .filter(Boolean);
}

function readPart(part: string): ReadLine | null {
  const liquid = readAmount(part);
  if (liquid) return liquid;
  const whom = FOR_EACH.exec(part);
  const { count, name } = countOf(whom ? part.slice(0, whom.index) : part);
  const isSet = CLASS_SET.test(name) || CLASS_SET.test(part);
  const said = name.replace(CLASS_SET, '').trim().slice(0, LINE_LIMITS.name);
  if (!/\p{L}/u.test(said)) return null;
  if (count === 0) return null;
  const word = (whom?.[1] ?? whom?.[2] ?? '').toLowerCase();
  if (word === 'pupil' || word === 'student' || word === 'child') return { name: said, perPupil: count ?? 1 };
  if (word !== '' || count === null || (isSet && count === null)) return { name: said, perSet: count ?? 1 };
  return { name: said, perClass: count };
}

/** How many, and of what: a count before or after it; null where none is said. */
function countOf(part: string): { count: number | null; name: string } {
  const before = SIZED.test(part) ? null : COUNTED.exec(part);
  if (before) return { count: counted(before[1] ?? ''), name: (before[2] ?? '').trim() };
  const after = COUNTED_AFTER.exec(part);
  const count = after?.[2] ?? after?.[3] ?? after?.[4];
  if (after && count !== undefined) return { count: Number(count), name: (after[1] ?? '').trim() };
  const article = /^an?\s+(?!class\b)(.+)/isu.exec(part);
  return article ? { count: 1, name: article[1] ?? '' } : { count: null, name: part };
}

function counted(words: string): number {
  return IN_WORDS.get(plainWords(words)) ?? Number(words);
}

/**
 * A liquid or solid with its amount: '500 cm3 of ethanol', '0.5 M sucrose 200 ml'; null where it is a thing of a size. A strength that is not
 * clear stays in the name, to be asked about.
 */
function readAmount(part: string): ReadLine | null {
  const said = strengthInName(part) ?? (AMOUNT.test(part) ? strengthOnly(strengthInName(part, true)) : null);
  const rest = said && 'name' in said ? said.name : part;
  const amount = said ? AMOUNT.exec(rest) : AMOUNT_OF.exec(part);
  if (!said && !amount) return null;
  const name = (said ? (amount ? rest.replace(amount[0], ' ') : rest) : (amount?.[3] ?? ''))
    .replace(/^\s*of\s+/iu, '')
    .replace(/(?<!\s)\s+of\s*$/iu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  if (!/\p{L}/u.test(name)) return null;
  const [unit, times] = UNITS[(amount?.[2] ?? 'cm3')[0]?.toLowerCase() ?? ''] ?? (['cm3', 1] as const);
  const quantity = amount ? Number((Number((amount[1] ?? '').replace(/[,·]/, '.')) * times).toFixed(3)) : 0;
  const { concentration = null, concentrationText = null } = said && 'name' in said ? said.strength : {};
  return {
    name: name.slice(0, LINE_LIMITS.name),
    ...(amount ? { perClass: quantity } : { perSet: 0 }),
    unit,
    ...(concentration !== null && { concentration }),
    ...(concentrationText && { concentrationText }),
  };
}

/** What may be a strength and may be a count is none here: '250 ml beakers 2'. */
function strengthOnly(said: NamedStrength | null): NamedStrength | null {
  return said && 'name' in said ? said : null;
}
