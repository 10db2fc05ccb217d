import type { PickItem, PickPlace } from '@app/shared/contracts';
import type { FirstWords } from '@app/shared/words';
import type { ToFetch } from './fetched';

/** A list that the browser kept from before says neither of these. */
export type KeptItem = Omit<PickItem, 'requisitionIds'> & Partial<Pick<PickItem, 'requisitionIds'>>;

/** A thing of the list, and where it stands. */
export interface Thing extends ToFetch {
  item: KeptItem;
}

/** One walk of the list: what is made up, a place, or what lives where the lessons are. */
export interface FetchPart {
  id: string;
  heading: string;
  /** What is in the labs already is looked at last, if at all. */
  isAside: boolean;
  things: Thing[];
}

/** Whether it is made up before it is fetched: a solution, whether or not its sum is known. */
export function isMadeUp({ kind, makeUp, noMakeUp }: KeptItem): boolean {
  return kind === 'chemical' && (makeUp != null || (noMakeUp != null && noMakeUp !== 'as-it-comes'));
}

const ORDER = ['prep-room', 'store', 'unknown', 'labs'];

/** Puts what is to be fetched in the order of a walk: what is made up, each prep room's places, the stores, what has no place; what lives in the labs is apart. */
export function fetchParts(places: readonly PickPlace[], words: FirstWords): FetchPart[] {
  const made = places.flatMap(({ location, items }) => items.filter(isMadeUp).map((item) => ({ location, item })));
  const rest = places
    .map((place) => ({ ...place, items: place.items.filter((item) => !isMadeUp(item)) }))
    .filter(({ items }) => items.length > 0);
  const livesAt = (place: PickPlace): string => place.lives ?? (place.location === null ? 'unknown' : 'store');
  const inLabs = rest.filter((place) => livesAt(place) === 'labs');
  const walked = rest
    .filter((place) => livesAt(place) !== 'labs')
    .sort((one, other) => ORDER.indexOf(livesAt(one)) - ORDER.indexOf(livesAt(other)));
  const thingsOf = ({ location, items }: PickPlace): Thing[] => items.map((item) => ({ location, item }));
  return [
    { id: 'make-up', heading: words.today.makeUp, isAside: false, things: made },
    ...walked.map((place) => ({
      id: `at ${place.location ?? ''}`,
      heading: place.location ?? words.today.noPlace,
      isAside: false,
      things: thingsOf(place),
    })),
    { id: 'labs', heading: words.today.inTheLabs, isAside: true, things: inLabs.flatMap(thingsOf) },
  ].filter(({ things }) => things.length > 0);
}
