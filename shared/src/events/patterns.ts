import type { EventName } from './events.js';

type Noun<Name extends EventName> = Name extends `${infer First}.${string}` ? First : never;

/** One event, all of a noun (`requisition.*`), or all there are (`*`). */
export type EventPattern = EventName | `${Noun<EventName>}.*` | '*';

/** Tells whether an event is among those that a pattern names. */
export function matchesEvent(pattern: EventPattern, name: EventName): boolean {
  return pattern === '*' || pattern === name || (pattern.endsWith('.*') && name.startsWith(pattern.slice(0, -1)));
}
