import { type EventName, type Events as EventMap, subjectOf } from '@app/shared';
import { currentRequestId } from '../access/principal.js';
import { instant } from '../clock/index.js';
import { newId } from '../ids/uuid.js';
import type { EventRow } from './event.entity.js';

/** Who did it. `personId` null: nobody, it followed by itself. */
export interface Doer {
  schoolId: string;
  personId: string | null;
}

/** Something that has just happened, by its name, with exactly the facts that belong to the name. */
export type NewEvent<Name extends EventName = EventName> = {
  [N in Name]: {
    name: N;
    /** The id of what it happened to. */
    subjectId: string;
    payload: EventMap[N];
    /** The words of whoever did it. */
    note?: string | null;
    /** It followed by itself from what somebody did: it has no doer. */
    automatic?: true;
  };
}[Name];

/** Several events, each held to the facts of its own name. */
export type NewEvents<Names extends readonly EventName[]> = { readonly [Index in keyof Names]: NewEvent<Names[Index]> };

/** Makes the row of an event that happened at `nowMs`. */
export function eventRow(by: Doer, nowMs: number, event: NewEvent): EventRow {
  return {
    schoolId: by.schoolId,
    id: newId(),
    at: instant(nowMs),
    personId: event.automatic ? null : by.personId,
    name: event.name,
    subject: subjectOf(event.name),
    subjectId: event.subjectId,
    payload: event.payload,
    note: event.note ?? null,
    requestId: currentRequestId(),
  };
}
