import { plainWords } from '../reading/plain-words.js';

/** Says whether somebody with some specialisms has learnt what work asks for, however either is written; work that asks for none suits all. */
export function hasLearnt(specialisms: readonly string[], asked: string | null): boolean {
  return asked === null || specialisms.some((one) => plainWords(one) === plainWords(asked));
}

/** Each specialism once, in the order in which they are named first; blank ones are none. */
export function specialismsOf(named: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const one of named.map((text) => text.trim())) if (one !== '' && !byKey.has(plainWords(one))) byKey.set(plainWords(one), one);
  return [...byKey.values()];
}
