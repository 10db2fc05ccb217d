import type { ProblemParams } from '@app/shared';

/** A sentence of a refusal with the facts in it, by name, so that a page may say it in its own words. */
export interface Told {
  text: string;
  params: ProblemParams;
}

/**
 * Tells a refusal of its facts: told`${{ name }} is not active.` is the sentence, and `name` among its params. A list is said with commas.
 * The same fact may be said twice.
 */
export function told(sentence: TemplateStringsArray, ...facts: ProblemParams[]): Told {
  const said = facts.map((fact) => Object.values(fact).flat().join(', '));
  return { text: sentence.reduce((text, part, place) => `${text}${said[place - 1] ?? ''}${part}`), params: Object.assign({}, ...facts) };
}

/** Appends what holds of several refusals, such as what was kept. */
export function toldWith(before: Told | string, after: string): Told {
  const { text, params } = asTold(before);
  return { text: `${text}${after}`, params };
}

/** Reads a sentence without facts as one that has none. */
export function asTold(sentence: Told | string): Told {
  return typeof sentence === 'string' ? { text: sentence, params: {} } : sentence;
}
