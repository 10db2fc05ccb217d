const plural = new Intl.PluralRules('en-GB');
const together = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const plain = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 3 });

/** Writes a number as British people do: 1,250. At most three digits after the point. */
export function number(value: number): string {
  return plain.format(value);
}

/** Counts things: '1 week', '2 weeks'; `many` is for nouns that take no s. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${plural.select(count) === 'one' ? one : many}`;
}

const SPELT = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** Counts things in a sentence, small numbers spelt out: 'one week', 'ten weeks', '11 weeks'. */
export function spelt(count: number, one: string): string {
  return `${SPELT[count] ?? number(count)} ${plural.select(count) === 'one' ? one : `${one}s`}`;
}

/** Joins names as British people do: 'one', 'one and two', 'one, two and three'. */
export function listed(names: readonly string[]): string {
  return together.format(names);
}
