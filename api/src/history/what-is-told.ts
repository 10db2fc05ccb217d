import { type ActivityView, type EventName, may } from '@app/shared';
import type { Principal } from '../core/access/index.js';

/** Something that happened, as it is stored; `of`: whose request it is about, where it is about one that there is. */
export interface Told {
  what: EventName;
  subject: string;
  subjectId: string;
  before: unknown;
  after: unknown;
  note: string | null;
  of: { personId: string; departmentId: string; colleagues: string[] } | null;
}

/** What only happens to a request that was late. */
const OF_LATENESS: readonly EventName[] = ['requisition.changed-late', 'requisition.excused', 'requisition.reason-corrected'];
const LATENESS = ['late', 'minutesLate', 'schoolDaysLate'];
const REASONS = ['lateReason', 'lateWords', 'excused'];
const ADDRESSES = ['email'];

/**
 * Leaves out of what happened what its reader may not know: of a request that it was late, and why; what people wrote to each other about
 * it; somebody's address.
 */
export function whatIsTold(principal: Principal, { of, ...event }: Told): Pick<ActivityView, 'what' | 'before' | 'after' | 'note'> {
  const { what, before, after, note } = event;
  if (event.subject === 'person') {
    const isKnown = event.subjectId === principal.personId || may(principal, 'person.write');
    return { what, ...without(isKnown ? [] : ADDRESSES, { before, after }), note };
  }
  // what went with an offer is between those whom it is between
  if (event.subject === 'offer') return { what, before, after, note: null };
  if (event.subject !== 'requisition') return { what, before, after, note };
  // a request that was handed to somebody else is no longer that of its lesson's teachers
  const owners = of && { ...of, colleagues: of.colleagues.includes(of.personId) ? of.colleagues : [] };
  const sees = owners !== null && may(principal, 'lateness.see', owners);
  const knowsWhy = owners !== null && may(principal, 'lateness.readReason', owners);
  const hidden = [...(sees ? [] : LATENESS), ...(knowsWhy ? [] : REASONS)];
  const facts = without(hidden, { before, after });
  return { what: sees ? what : inTime(what), ...(sees ? facts : actInTime(facts)), note: knowsWhy ? note : null };
}

/** The name of a change, without that it came after the deadline. */
function inTime(what: EventName): EventName {
  return OF_LATENESS.includes(what) ? 'requisition.changed' : what;
}

function actInTime<Facts extends { after: unknown }>(facts: Facts): Facts {
  const { after } = facts;
  if (!isFacts(after) || typeof after['act'] !== 'string') return facts;
  return { ...facts, after: { ...after, act: inTime(after['act'] as EventName) } };
}

function without<Facts extends object>(hidden: readonly string[], facts: Facts): Facts {
  return hidden.length === 0 ? facts : (strip(facts, hidden) as Facts);
}

function strip(value: unknown, hidden: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => strip(one, hidden));
  if (!isFacts(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !hidden.includes(key));
  return Object.fromEntries(kept.map(([key, one]) => [key, strip(one, hidden)]));
}

function isFacts(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
