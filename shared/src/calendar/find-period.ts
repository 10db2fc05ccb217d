const NUMBERED = /^(?:period|per|p)?[\s.]*0*(\d+[a-z]?)$/;

/**
 * The period that people mean by `words`: the one of exactly that name; else of that name in other capitals; else of the same number,
 * so that '1', 'P1', 'p 01' and 'Period 1' are one another. Undefined when there is none.
 */
export function findPeriod<P extends { name: string }>(periods: readonly P[], words: string): P | undefined {
  return (
    periods.find((period) => period.name === words) ??
    periods.find((period) => plain(period.name) === plain(words)) ??
    periods.find((period) => numbered(period.name) === numbered(words))
  );
}

function plain(words: string): string {
  return words.trim().replace(/\s+/g, ' ').toLowerCase();
}

function numbered(words: string): string {
  const name = plain(words);
  return NUMBERED.exec(name)?.[1] ?? name;
}
