import type { EventName } from '@app/shared';
import type { EventOf, EventRow } from '../../core/events/index.js';
import type { About } from './about.js';
import type { MessagePart } from './message-part.js';
import * as requisition from './requisition.js';
import { ofRequisition } from './requisition.js';

/** How each event is told, the most pressing part first; `null`: nobody is told of it. An event that is not here does not compile. */
export type Composers = { readonly [Name in EventName]: ((event: EventOf<Name>, about: About) => MessagePart[]) | null };

export const COMPOSERS: Composers = {
  'absence.withdrawn': null,
  'absence.written': null,
  'apparatus.added': null,
  'apparatus.broken': null,
  'apparatus.changed': null,
  'apparatus.repaired': null,
  'apparatus.short': null,
  'calendar.changed': null,
  'check.added': null,
  'check.changed': null,
  'check.done': null,
  'check.removed': null,
  'department.added': null,
  'department.changed': null,
  'duty.added': null,
  'duty.changed': null,
  'duty.laid-out': null,
  'duty.removed': null,
  'lesson.answer-withdrawn': null,
  'lesson.answered': null,
  'lesson.changed': null,
  'lesson.unchanged': null,
  'mail.retried': null,
  'occasion.added': null,
  'occasion.changed': null,
  'occasion.dropped': null,
  'person.added': null,
  'person.changed': null,
  'person.invited': null,
  'person.joined': null,
  'person.left': null,
  'person.merged': null,
  'person.passwordSet': null,
  'policy.changed': null,
  'practical.added': null,
  'practical.archived': null,
  'practical.changed': null,
  'practical.file-added': null,
  'practical.file-removed': null,
  'practical.note-removed': null,
  'practical.noted': null,
  'practical.restored': null,
  'practicals.started': null,
  'requisition.accepted': ofRequisition(requisition.accepted),
  'requisition.cancelled': ofRequisition(requisition.cancelled),
  'requisition.changed': ofRequisition(requisition.changed),
  'requisition.changed-late': ofRequisition(requisition.changedLate),
  'requisition.cleared': null,
  'requisition.collected': null,
  'requisition.declined': ofRequisition(requisition.declined),
  'requisition.delivered': null,
  'requisition.draft': null,
  'requisition.filled': ofRequisition(requisition.filled),
  'requisition.handed-over': null,
  'requisition.message': ofRequisition(requisition.message),
  'requisition.moved': ofRequisition(requisition.moved),
  'requisition.noted': null,
  'requisition.over-line': null,
  'requisition.prepared': null,
  'requisition.queried': ofRequisition(requisition.queried),
  'requisition.recorded': null,
  'requisition.replanned': null,
  'requisition.settled': null,
  'requisition.short': ofRequisition(requisition.short),
  'requisition.taken-back': null,
  'requisition.submitted': ofRequisition(requisition.submitted),
  'room.added': null,
  'room.changed': null,
  'room.closed': null,
  'room.opened': null,
  'school.begun': null,
  'school.changed': null,
  'scheme.added': null,
  'scheme.changed': null,
  'scheme.removed': null,
  'group.scheme': null,
  'stock.added': null,
  'stock.adjusted': null,
  'stock.changed': null,
  'stock.drawn': null,
  'stock.given-back': null,
  'stock.imported': null,
  'stock.import-undone': null,
  'stock.removed': null,
  'substance.added': null,
  'substance.changed': null,
  'substance.removed': null,
  'task.assigned': null,
  'task.done': null,
  'task.reopened': null,
  'task.unsent': null,
  'timetable.imported': null,
  'timetable.import-undone': null,
  'timetable.joined': null,
};

/** Lists the events that somebody may be told of. */
export function toldEvents(composers: Composers = COMPOSERS): EventName[] {
  return (Object.keys(composers) as EventName[]).filter((name) => composers[name] !== null);
}

/** Composes what an event means to others; nothing, for one that only a newer server knows. */
export function compose(event: EventRow, about: About, composers: Composers = COMPOSERS): MessagePart[] {
  const composer = composers[event.name] as ((event: EventRow, about: About) => MessagePart[]) | null | undefined;
  return composer?.(event, about) ?? [];
}
