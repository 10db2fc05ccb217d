import type { EventName } from '../../events/index.js';

/** Says why a requisition took a step that nobody asked for by name; null for a step that its doer took. */
export function automaticStep(name: EventName, hasDoer: boolean): string | null {
  if (name === 'requisition.accepted' && !hasDoer) return 'Accepted automatically: on time, complete, and nobody overloaded';
  if (name === 'requisition.replanned') return 'Followed what changed at the school: the lesson, the class, the kit or who is there';
  if (name === 'requisition.changed' || name === 'requisition.changed-late')
    return 'Changed after it was accepted: a technician looks at it again';
  return null;
}
