import type { IsoDate } from '../time/iso-date.js';

/** A group of a school's storage rules, as far as the rules read it. */
export interface StorageRule {
  id: string;
  name: string;
  apart: readonly string[];
  months: number | null;
}

/** A stock as it stands somewhere. */
export interface StoodStock {
  id: string;
  name: string;
  location: string;
  storageGroups: readonly string[];
  opened: IsoDate | null;
}

interface Stood {
  id: string;
  name: string;
  stock: string[];
}

/** Two groups at one place that a school keeps apart. */
export interface Apart {
  location: string;
  one: Stood;
  other: Stood;
}

const placeOf = (location: string): string => location.trim().replace(/\s+/g, ' ').toLowerCase();
const byName = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/**
 * Finds what stands together although a school's rule says apart. The rule holds both ways, whichever of the two groups says it; a stock that is
 * in both groups is no clash with itself, and what has no place is not looked at. By place, then in the order of the groups.
 */
export function standTogether(groups: readonly StorageRule[], stock: readonly StoodStock[]): Apart[] {
  const places = byKey(stock, ({ location }) => placeOf(location));
  places.delete('');
  const pairs = groups.flatMap((one, at) =>
    groups.slice(at + 1).flatMap((other) => (one.apart.includes(other.id) || other.apart.includes(one.id) ? [[one, other] as const] : [])),
  );
  return [...places]
    .sort(([one], [other]) => byName(one, other))
    .flatMap(([, there]) => pairs.flatMap(([one, other]) => together(there, one, other) ?? []));
}

/** What of that a stock takes part in, as it stands or would stand: its place and groups are those said, whatever the list says of it. */
export function clashesOf(
  groups: readonly StorageRule[],
  stock: readonly StoodStock[],
  one: Pick<StoodStock, 'id' | 'name' | 'location' | 'storageGroups'>,
): Apart[] {
  const there = stock.filter(({ id, location }) => id !== one.id && placeOf(location) === placeOf(one.location));
  return standTogether(groups, [{ ...one, opened: null }, ...there]).filter((clash) => there.some((each) => meets(each, one, clash)));
}

/** Whether a stock is in the group of a clash that another is kept apart from. */
function meets(each: StoodStock, { storageGroups }: Pick<StoodStock, 'storageGroups'>, { one, other }: Apart): boolean {
  if (storageGroups.includes(one.id) && each.storageGroups.includes(other.id)) return true;
  return storageGroups.includes(other.id) && each.storageGroups.includes(one.id);
}

function together(there: readonly StoodStock[], one: StorageRule, other: StorageRule): Apart | null {
  const [first] = there;
  const of = ({ id }: StorageRule) => there.filter(({ storageGroups }) => storageGroups.includes(id));
  const [ones, others] = [of(one), of(other)];
  const clash = ones.some((left) => others.some((right) => left.id !== right.id));
  if (!first || !clash) return null;
  const stood = ({ id, name }: StorageRule, of: readonly StoodStock[]): Stood => ({
    id,
    name,
    stock: of.map((each) => each.name).sort(byName),
  });
  return { location: first.location.trim(), one: stood(one, ones), other: stood(other, others) };
}

/** By when what is open is to be tested or thrown away, and by which group's rule. */
export interface TestBy {
  testBy: IsoDate;
  group: string;
}

/**
 * Works out by when a stock is to be tested or thrown away: so many months after it was opened (at the end of a month that is shorter), by the
 * shortest rule of its groups. Null where it is not open, or none of its groups has such a rule.
 */
export function testByOf(
  { opened, storageGroups }: Pick<StoodStock, 'opened' | 'storageGroups'>,
  groups: readonly StorageRule[],
): TestBy | null {
  if (opened === null) return null;
  let shortest: { months: number; name: string } | null = null;
  for (const { id, name, months } of groups)
    if (months !== null && storageGroups.includes(id) && (shortest === null || months < shortest.months)) shortest = { months, name };
  if (shortest === null) return null;
  return { testBy: Temporal.PlainDate.from(opened).add({ months: shortest.months }).toString(), group: shortest.name };
}

/** Puts what has the same key together, in the order in which the keys come. */
function byKey<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const all = new Map<string, Item[]>();
  for (const item of items) all.set(keyOf(item), [...(all.get(keyOf(item)) ?? []), item]);
  return all;
}
