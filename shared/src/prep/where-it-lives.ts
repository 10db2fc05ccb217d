/** A room of the school as a place may name it. */
interface NamedRoom {
  code: string;
  /** A prep room: the others are where lessons are. */
  prep: boolean;
}

export const PLACES_TO_LIVE = ['prep-room', 'labs', 'store', 'unknown'] as const;

/** Where a thing lives: in a prep room, by name; in the rooms where it is used; in a store of its own; or nobody said. */
export interface WhereItLives {
  kind: (typeof PLACES_TO_LIVE)[number];
  prepRoom: string | null;
}

/** 'Each lab', 'in the labs', 'all classrooms', 'Labs': in whichever room the lesson is. */
const IN_EACH =
  /^(?:in )?(?:(?:each|every|all|all the|the) )?(?:labs?|laborator(?:y|ies)|classrooms?|teaching rooms?)(?![\p{L}\p{N}]| \d)/iu;
const GOES_ON = /^[\p{L}\p{N}]/u;

/**
 * Reads from the words of a place where a thing lives: 'Prep 1 · shelf B' in that prep room, 'Each lab · cabinet' and 'Lab 2, drawer' where the
 * lessons are, 'Fridge' in a store. A room is named where its whole code begins the place ('Lab 1' does not begin 'Lab 10 · shelf'); of several the longest.
 */
export function whereItLives(location: string | null, rooms: readonly NamedRoom[]): WhereItLives {
  if (location === null || location.trim() === '') return { kind: 'unknown', prepRoom: null };
  const place = location.trim().toLowerCase();
  const named = rooms
    .filter(({ code }) => place.startsWith(code.toLowerCase()) && !GOES_ON.test(place.slice(code.length)))
    .sort((one, other) => other.code.length - one.code.length)[0];
  if (named) return named.prep ? { kind: 'prep-room', prepRoom: named.code } : { kind: 'labs', prepRoom: null };
  return { kind: IN_EACH.test(place) ? 'labs' : 'store', prepRoom: null };
}
