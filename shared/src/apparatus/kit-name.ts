import { keepAnswers, withoutAccents } from '../reading/plain-words.js';

/** What can be meant by words on a kit list: its name, and what else it is called. */
export interface NamedKit {
  name: string;
  aliases: readonly string[];
}

/** Words that end in s and name one thing, and plurals that no rule makes singular. */
const SINGULAR: ReadonlyMap<string, string> = new Map([
  ...['lens', 'gas', 'apparatus', 'series', 'species', 'chassis'].map((word): [string, string] => [word, word]),
  ['lenses', 'lens'],
  ['gases', 'gas'],
  ['knives', 'knife'],
  ['feet', 'foot'],
  ['halves', 'half'],
  ['leaves', 'leaf'],
  ['ml', 'cm3'],
  ['cc', 'cm3'],
]);
const ADDS_ES = /(?:ss|sh|ch|x|zz)es$/;
const IS_ONE = /(?:ss|us|is)$/;

/** Makes a word singular, as names of kit are compared: 'lenses' is lens. */
export function singular(word: string): string {
  const known = SINGULAR.get(word);
  if (known !== undefined) return known;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (ADDS_ES.test(word)) return word.slice(0, -2);
  return word.length > 3 && word.endsWith('s') && !IS_ONE.test(word) ? word.slice(0, -1) : word;
}

/** The words of a name, each in the singular, in the order in which they stand. */
function wordsOf(written: string): string[] {
  return withoutAccents(written)
    .replace(/\((?:e?s)\)/g, '')
    .replace(/[³²]/g, (digit) => (digit === '³' ? '3' : '2'))
    .replace(/(\d)(?=(?:ml|cm3|cm|mm|v|w|a|n|g|kg|l|dm3)\b)/g, '$1 ')
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}.%µω]+|\.(?!\d)/u)
    .filter(Boolean)
    .map(singular);
}

/** Folds what a thing of the store is called, so that 'crocodile clip(s)' and 'Crocodile clips', '250 ml beaker' and 'Beaker, 250 cm³' meet. */
export const kitKey: (words: string) => string = /* @__PURE__ */ keepAnswers((words) => wordsOf(words).sort().join(' '));

/**
 * Gives a part of a name that every writing of it has in it, in small letters: by it a store is searched before names are compared.
 * Null for words in which there is none.
 */
export function kitStem(written: string): string | null {
  const [longest = ''] = wordsOf(written)
    .filter((word) => word !== 'cm3' && /^[a-z]+$/.test(word))
    .sort((one, other) => other.length - one.length);
  return longest.length < 2 ? null : longest.slice(0, Math.max(2, longest.length - 2));
}

/** Finds the thing that words mean: by its name before what else it is called, and letter for letter before singular and plural. */
export function kitMeant<Kit extends NamedKit>(written: string, known: readonly Kit[]): Kit | null {
  const key = kitKey(written);
  if (key === '') return null;
  const exact = withoutAccents(written);
  const rank = ({ name, aliases }: Kit): number => {
    if (withoutAccents(name) === exact) return 0;
    if (kitKey(name) === key) return 1;
    return aliases.some((alias) => kitKey(alias) === key) ? 2 : 3;
  };
  const ranked = known.map((kit) => ({ kit, at: rank(kit) })).filter(({ at }) => at < 3);
  ranked.sort((one, other) => one.at - other.at || one.kit.name.localeCompare(other.kit.name, 'en-GB'));
  return ranked[0]?.kit ?? null;
}
