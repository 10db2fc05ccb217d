import type { Weight } from '../core/kept/index.js';
import type { Rules } from './rules.types.js';

/** Of a day of a calendar: its bells, worked out, and its places. */
const DAY = 1450;
/** Of a day of the calendar for each department that somebody with hours serves: when its people work, and who is judged together. */
const DAY_OF_TEAM = 400;
const PERSON = 1600;
const ROW = 400;

/**
 * Says how much memory the rules of a school take up with all that is worked out from them, whether it was yet or not. Of the compiled
 * calendar only one is there for all schools that have the same.
 */
export function weightOfRules({ calendar, departments, technicians, formerTechnicians, policies, away, rooms }: Rules): Weight {
  const days = calendar?.days.length ?? 0;
  const isServed = technicians.some(({ pattern }) => pattern.windows.length > 0);
  const rows = [...policies.values(), ...away.values()].flat().length + departments.size + rooms.size + changesOf(calendar?.changes);
  const own =
    4000 + (technicians.length + formerTechnicians.length) * PERSON + rows * ROW + (isServed ? departments.size * days * DAY_OF_TEAM : 0);
  return { own, shared: calendar && { of: calendar.days, bytes: days * DAY } };
}

function changesOf(changes: NonNullable<Rules['calendar']>['changes']): number {
  return changes ? changes.byLesson.size + changes.closedRooms.length : 0;
}
