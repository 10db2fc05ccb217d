import { FACILITIES, type Facility } from './limits.js';

/** Lists what is needed that a room has not, in the order of the list; without a room nothing is lacking, for there is none to lack it. */
export function lackingIn(room: { facilities: readonly Facility[] } | null | undefined, needs: readonly Facility[]): Facility[] {
  return room ? FACILITIES.filter((one) => needs.includes(one) && !room.facilities.includes(one)) : [];
}
