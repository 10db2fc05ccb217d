export const page = 'Storage rules';
export const lead =
  'Your school’s own rules: which groups of stock must not share a place, and how long something may stand open. Requisite knows no such rule and never says that a shelf is safe: take yours from your risk assessments and your adviser.';
export const noneYet = 'No storage rules yet';
export const begin = 'Add the groups that you keep stock in. You can start from plain names, without any rule.';
export const add = 'Add a group';
export const offer = 'Start from plain names';
/** Names that a school may begin with; none of them brings a rule. */
export const plainNames = ['Flammables', 'Oxidisers', 'Acids', 'Alkalis', 'Toxics', 'Peroxide formers', 'General'] as const;
export const fields = {
  name: 'Group',
  colour: 'Colour, in a word',
  apart: 'Must not share a place with',
  months: 'Test or throw away, months after opening',
  storageGroups: 'Storage groups',
  opened: 'Opened on',
};
export const save = 'Save the rules';
export const saved = 'The storage rules are saved.';
export const cancel = 'Cancel';
export const loading = 'Loading the storage rules';
export const otherGroups = 'Name another group first.';
export const noGroups = 'No groups yet: add them under Storage rules.';

/** Says which group a button takes out. */
export function removeOf(name: string): string {
  return name.trim() === '' ? 'Take this group out' : `Take out ${name.trim()}`;
}

/** Names a group with its colour: 'Flammables (red)'. */
export function named({ name, colour }: { name: string; colour: string }): string {
  return colour === '' ? name : `${name} (${colour})`;
}

interface Stood {
  name: string;
  stock: readonly string[];
}

const MOST = 3;
const listed = (names: readonly string[]): string =>
  names.length <= MOST ? names.join(', ') : `${names.slice(0, MOST).join(', ')} and ${names.length - MOST} more`;

/** Says what stands together: 'Shelf B2: Oxidisers (potassium nitrate) stand with Flammables (ethanol). Your rule says apart.' */
export function together({ location, one, other }: { location: string; one: Stood; other: Stood }): string {
  return `${location}: ${one.name} (${listed(one.stock)}) stand with ${other.name} (${listed(other.stock)}). Your rule says apart.`;
}

export const apartChip = 'Your rule says apart';

/** Says by when something open is to be tested: 'Test or throw away by Tue 3 Nov'. */
export function testBy(day: string, overdue: boolean): string {
  return overdue ? `Test or throw away: due ${day}` : `Test or throw away by ${day}`;
}

/** Says of what is open since when, by which rule, and until when: a line of the list. */
export function openLine({ name, group, opened }: { name: string; group: string; opened: string }): string {
  return `${name}, opened ${opened} (your rule for ${group})`;
}

export const apartHeading = 'Together, though your rule says apart';
export const openHeading = 'Open, to be tested or thrown away';

export const notOpenedYet = 'That day has not come yet. Nothing was changed; write the day on which it was opened.';
export const noSuchGroup = 'One of these storage groups is no longer among the school’s rules. Nothing was changed; read the page again.';
export const sameName = 'Two groups have this name. Nothing was changed; give each a name of its own.';
export const sameId = 'Two groups have this id. Nothing was changed; give each an id of its own.';
export const apartFromItself = 'A group cannot be kept apart from itself. Nothing was changed.';
export const apartFromUnknown = 'This group is kept apart from one that is not on the list. Nothing was changed; add it, or leave it out.';
export const changedSince =
  'The storage rules were changed since you read them. Nothing was changed; look at them as they are now and save again.';
