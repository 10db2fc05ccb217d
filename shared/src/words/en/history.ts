import type { EventName, Events, StepFacts } from '../../events/index.js';
import { day } from './dates.js';

/** Says of a step what its name does not, or why it was taken where nobody asked for it by name; null where there is nothing to say. */
export function noteOf(name: EventName, hasDoer: boolean, facts: StepFacts | null): string | null {
  if (facts && 'startMs' in facts.after) return moved(facts as Events['requisition.moved']);
  if (facts) return `from ${facts.before.teacher} to ${facts.after.teacher}`;
  return automaticStep(name, hasDoer);
}

function moved({ before, after }: Events['requisition.moved']): string {
  const [from, to] = [before, after].map(({ date, period }) => `${day(date)}, ${period}`);
  return before.teacher === after.teacher ? `from ${from} to ${to}` : `from ${from} to ${to}; it is ${after.teacher}’s now`;
}

function automaticStep(name: EventName, hasDoer: boolean): string | null {
  if (name === 'requisition.accepted' && !hasDoer) return 'Accepted automatically: on time, complete, and nobody overloaded';
  if (name === 'requisition.replanned') return 'Followed what changed at the school: the lesson, the class, the kit or who is there';
  if (name === 'requisition.changed' || name === 'requisition.changed-late')
    return 'Changed after it was accepted: a technician looks at it again';
  return null;
}
