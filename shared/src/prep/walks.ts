/** One thing that is taken into a room or brought back out of it; instants in epoch milliseconds. */
export interface Move {
  id: string;
  kind: 'deliver' | 'collect';
  room: string | null;
  /** Who does it: what several people do is not one walk. Null: nobody yet. */
  assigneeId: string | null;
  fromMs: number;
  dueMs: number;
}

/** What is done in one walk to a room: what comes back, and what is taken in. */
export interface Walk {
  back: string[];
  in: string[];
}

/**
 * Finds the walks that do both acts of a room: something is brought back and something taken in, by one person, at an instant at which both
 * may be done. What is fetched from one instant on is one act, and so is what is due at one instant; each act is in one walk, and there are as
 * many walks as there can be. What is done in a walk of its own is in none of them.
 */
export function walks(moves: readonly Move[]): Walk[] {
  const inRooms = grouped(
    moves.filter(({ room }) => room !== null),
    ({ room, assigneeId }) => JSON.stringify([room, assigneeId]),
  );
  return inRooms.flatMap((inRoom) => {
    const back = acts(inRoom, 'collect');
    const found: Walk[] = [];
    for (const act of acts(inRoom, 'deliver')) {
      // of those that it meets the one that ends first: what comes later may still meet the others
      const at = back.findIndex(({ fromMs, dueMs }) => fromMs <= act.dueMs && act.fromMs <= dueMs);
      const [brought] = at < 0 ? [] : back.splice(at, 1);
      if (brought) found.push({ back: brought.ids, in: act.ids });
    }
    return found;
  });
}

interface Act {
  ids: string[];
  fromMs: number;
  dueMs: number;
}

/** What is brought back from one instant on, or taken in by one; in order of the end of the time there is for it. */
function acts(moves: readonly Move[], kind: Move['kind']): Act[] {
  const alike = grouped(
    moves.filter((one) => one.kind === kind),
    ({ fromMs, dueMs }) => String(kind === 'collect' ? fromMs : dueMs),
  );
  return alike
    .map((all) => ({
      ids: all.map(({ id }) => id),
      fromMs: Math.max(...all.map(({ fromMs }) => fromMs)),
      dueMs: Math.min(...all.map(({ dueMs }) => dueMs)),
    }))
    .sort((one, other) => one.dueMs - other.dueMs || one.fromMs - other.fromMs);
}

function grouped(moves: readonly Move[], keyOf: (move: Move) => string): Move[][] {
  const groups = new Map<string, Move[]>();
  for (const move of moves) groups.set(keyOf(move), [...(groups.get(keyOf(move)) ?? []), move]);
  return [...groups.values()];
}
