import { oneSpelling } from '../reading/one-spelling.js';
import { plainWords, readName } from '../reading/plain-words.js';

/** Words that say in what form somebody wants a chemical and not what it is. */
const FORM_WORDS = /\b(?:solutions?|soln|aqueous|aq|dilute|dil|concentrated|conc)\b/g;

/**
 * Folds the name of a chemical to what tells it apart: 'Copper (II) Sulphate solution' and 'copper(II) sulfate' are one. A hydrate said in
 * the name stays: 'sodium carbonate-10-water' is another thing than 'sodium carbonate'.
 */
export function substanceKey(name: string): string {
  return oneSpelling(plainWords(readName(name)))
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
  formula?: string | null;
}

/** 'CuSO4' of CuSO4·5H2O. */
const withoutWater = (formula: string): string => formula.split(/[·.*]/)[0] ?? formula;
/** Two elements or more, or a figure: a letter or two alone may be anything. */
const SAYS_ITSELF = /^(?=.*\d|[^A-Z]*[A-Z][^A-Z]*[A-Z])[A-Z(]/;

/** The formulas by which substances can be called: those of one substance alone, with any water or without. */
function tellingFormulas<Substance extends Named>(list: readonly Substance[]): [formula: string, substance: Substance][] {
  const bases = new Map<string, number>();
  const withFormula = list.filter((one): one is Substance & { formula: string } => Boolean(one.formula));
  for (const { formula } of withFormula) bases.set(withoutWater(formula), (bases.get(withoutWater(formula)) ?? 0) + 1);
  return withFormula.flatMap((one) => {
    const base = withoutWater(one.formula);
    return bases.get(base) === 1 && SAYS_ITSELF.test(base)
      ? [
          [base, one],
          [one.formula, one],
        ]
      : [];
  });
}

/**
 * Finds substances by name or alias, else by a formula that no other has. Of two that answer to one name the one listed first is meant, a name
 * before an alias of the same list; so list what a school wrote itself before what was shipped, and leave out of the shipped what has the id of one of its own.
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
  for (const [formula, substance] of tellingFormulas(lists.flat())) call(formula, substance);
  return (name) => known.get(substanceKey(name)) ?? null;
}
