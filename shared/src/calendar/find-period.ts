import { keepAnswers, plainWords } from './plain-words.js';

const NUMBERED = /^(?:period|per|p)?[\s.]*0*(\d+[a-z]?)$/;

/**
 * The period that people mean by `words`: the one of exactly that name; else of that name in other capitals; else of the same number,
 * so that '1', 'P1', 'p 01' and 'Period 1' are one another. Undefined when there is none.
 */
export function findPeriod<P extends { name: string }>(periods: readonly P[], words: string): P | undefined {
  const exact = periods.find((period) => period.name === words);
  if (exact) return exact;
  const [name, number] = [plainWords(words), numbered(words)];
  return periods.find((period) => plainWords(period.name) === name) ?? periods.find((period) => numbered(period.name) === number);
}

const numbered = /* @__PURE__ */ keepAnswers((words) => {
  const name = plainWords(words);
  return NUMBERED.exec(name)?.[1] ?? name;
});
