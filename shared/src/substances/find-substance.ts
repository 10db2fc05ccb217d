import { plainWords, readName } from '../reading/plain-words.js';

/** Words that say in what form somebody wants a chemical and not what it is. */
const FORM_WORDS = /\b(?:solutions?|soln|aqueous|aq|dilute|dil|concentrated|conc)\b/g;

/**
 * Folds the name of a chemical to what tells it apart: 'Copper (II) Sulphate solution' and 'copper(II) sulfate' are one. A hydrate said in
 * the name stays: 'sodium carbonate-10-water' is another thing than 'sodium carbonate'.
 */
export function substanceKey(name: string): string {
  return plainWords(readName(name))
    .replace(/sulph/g, 'sulf')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(FORM_WORDS, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A substance by what it is called. */
export interface Named {
  id: string;
  name: string;
  aliases: readonly string[];
}

/**
 * Finds substances by name or alias. Of two that answer to one name the one listed first is meant, a name before an alias of the same list;
 * so list what a school wrote itself before what was shipped, and leave out of the shipped what has the id of one of its own.
 */
export function substancesByName<Substance extends Named>(...lists: (readonly Substance[])[]): (name: string) => Substance | null {
  const known = new Map<string, Substance>();
  const call = (name: string, substance: Substance) => {
    const key = substanceKey(name);
    if (key !== '' && !known.has(key)) known.set(key, substance);
  };
  for (const list of lists) {
    for (const substance of list) call(substance.name, substance);
    for (const substance of list) for (const alias of substance.aliases) call(alias, substance);
  }
  return (name) => known.get(substanceKey(name)) ?? null;
}
