import type { EventName } from '@app/shared';
import type { Rules } from '../calendar/index.js';
import type { EventRow } from '../core/events/index.js';
import { sharing } from '../workload/index.js';

/** What may take work away or bring time, so that an overload clears. */
const LOWERS: readonly EventName[] = ['absence.withdrawn', 'person.invited', 'requisition.cancelled', 'requisition.declined'];
/** What may do either. */
const MOVES: readonly EventName[] = [
  'absence.written',
  'calendar.changed',
  'person.changed',
  'person.merged',
  'requisition.over-line',
  'requisition.replanned',
  'requisition.taken-back',
  'school.changed',
];
/** What the command itself has judged: it says whether it is part of an overload. */
const JUDGED: readonly EventName[] = ['requisition.changed', 'requisition.changed-late', 'requisition.moved', 'requisition.submitted'];

/** Lists the events after which the technicians' load is judged. */
export const LOAD_EVENTS: readonly EventName[] = [...LOWERS, ...MOVES, ...JUDGED];

/** Of a person those facts that say when and for whom they work. */
const OF_HOURS = ['active', 'departmentIds', 'roles', 'workingPattern'];

/** Whether a submission or change says of itself that it is part of an overload. */
export function saysOverload({ payload }: EventRow): boolean {
  return 'after' in payload && 'overload' in payload.after && payload.after.overload !== null;
}

function isOfTechnician(rules: Rules, personId: string): boolean {
  return rules.technicians.some(({ id }) => id === personId);
}

/** Whether an event can change what a school's technicians have to do, or when they do it, so that a load is judged otherwise. */
export function concernsLoad(rules: Rules, event: EventRow): boolean {
  const { name, payload } = event;
  if (!LOAD_EVENTS.includes(name)) return false;
  // a submission that is part of no overload brings none and clears none
  if (name === 'requisition.submitted') return saysOverload(event);
  if (name === 'absence.written' && 'after' in payload) return isOfTechnician(rules, (payload.after as { personId: string }).personId);
  if (name === 'absence.withdrawn' && 'before' in payload) return isOfTechnician(rules, (payload.before as { personId: string }).personId);
  if (name === 'person.changed' && 'after' in payload) return OF_HOURS.some((fact) => fact in payload.after);
  return true;
}

/**
 * Names the departments whose load an event that concerns it may have changed: that of the requisition and those that share people with
 * it, or all. What can only lower it is looked at where an overload stands.
 */
export function departmentsToJudge(rules: Rules, event: EventRow, departmentId: string | null, standing: ReadonlySet<string>): string[] {
  const own = [departmentId, departmentBefore(event)].filter((id) => id !== null);
  const touched = event.subject === 'requisition' ? [...own, ...sharing(rules, own).flat()] : [...rules.departments.keys()];
  const mayRaise = MOVES.includes(event.name) || saysOverload(event);
  return mayRaise ? touched : touched.filter((id) => standing.has(id));
}

/** The department that a requisition was in before it was worked out again. */
function departmentBefore({ payload }: EventRow): string | null {
  const before = 'before' in payload ? payload.before : null;
  return before && 'departmentId' in before && typeof before.departmentId === 'string' ? before.departmentId : null;
}
