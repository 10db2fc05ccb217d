import type { EventName } from '@app/shared';
import type { EventOf } from '../../core/events/index.js';
import { words } from '../../core/words.js';
import type { About, AboutRequisition } from './about.js';
import type { MessagePart } from './message-part.js';

type AboutIt = About & { requisition: AboutRequisition };

const { messages, news } = words;

function overload({ requisition, loadNews }: AboutIt): MessagePart[] {
  if (!loadNews) return [];
  const said = news.overload(loadNews, requisition.timeZone, requisition);
  return [{ to: ['technicians', 'head'], kind: 'workload.overload', knownTo: loadNews.knownTo, ...said }];
}

/** Composes what a submission means: it is late, it is short of kit, it overloads the technicians. */
export function submitted({ payload: { after }, note }: EventOf<'requisition.submitted'>, about: AboutIt): MessagePart[] {
  if (!('late' in after)) return answered(about, note);
  const { requisition, doer } = about;
  const parts: MessagePart[] = [];
  if (after.late)
    parts.push({ to: ['technicians'], kind: 'requisition.late', ...messages.late(requisition, after, requisition.lateReason) });
  if (after.short) parts.push({ to: ['teacher'], kind: 'requisition.short', ...messages.submittedShort(requisition, doer) });
  return [...parts, ...overload(about)];
}

/** Composes that a teacher answered: to the technician who asked, where they are still there. */
function answered({ requisition, doer, askedBy }: AboutIt, note: string | null): MessagePart[] {
  const rather = askedBy === null ? [] : [askedBy];
  return [{ to: ['technicians'], rather, kind: 'requisition.answered', ...messages.answered(requisition, doer, note) }];
}

/** Composes that somebody moved a request to another lesson. */
export function moved({ payload: { before, after } }: EventOf<'requisition.moved'>, about: AboutIt): MessagePart[] {
  const { requisition, doer } = about;
  if (before.status === 'draft') return [];
  const told = messages.moved(requisition, doer, {
    ...before,
    isLate: after.late && !after.stranded,
    waits: requisition.status === 'submitted',
  });
  const left = before.departmentId === undefined ? {} : { alsoOf: before.departmentId };
  return [{ to: ['technicians', 'teacher'], kind: 'requisition.moved', ...left, ...told }, ...overload(about)];
}

/** Composes what a change means that came in time: nothing but the overload that it may bring. */
export function changed(_event: EventOf<'requisition.changed'>, about: AboutIt): MessagePart[] {
  return overload(about);
}

/** Composes what a change after the deadline means. */
export function changedLate({ payload: { before, after }, note }: EventOf<'requisition.changed-late'>, about: AboutIt): MessagePart[] {
  const { requisition, doer } = about;
  const change = { before, now: after, waits: requisition.status === 'submitted', note };
  const late = messages.changedLate(requisition, doer, change);
  return [{ to: ['technicians'], kind: 'requisition.changed-late', ...late }, ...overload(about)];
}

/** Composes a cancellation: to its teachers, and at short notice to the technicians; a draft was nobody's work yet. */
export function cancelled({ payload: { before }, note }: EventOf<'requisition.cancelled'>, about: AboutIt): MessagePart[] {
  if (before.status === 'draft') return [];
  const to = about.isShortNotice ? (['technicians', 'teacher'] as const) : (['teacher'] as const);
  return [{ to, kind: 'requisition.cancelled', ...messages.cancelled(about.requisition, about.doer, note) }];
}

/** Composes a question to the teacher. */
export function queried({ note }: EventOf<'requisition.queried'>, { requisition, doer }: AboutIt): MessagePart[] {
  return [{ to: ['teacher'], kind: 'requisition.queried', ...messages.settled(requisition, 'queried', doer, note) }];
}

/** Composes a refusal to the teacher. */
export function declined({ note }: EventOf<'requisition.declined'>, { requisition, doer }: AboutIt): MessagePart[] {
  return [{ to: ['teacher'], kind: 'requisition.declined', ...messages.settled(requisition, 'declined', doer, note) }];
}

/** Composes an acceptance by a person; one that followed by itself its teacher has seen, and a step back is none. */
export function accepted({ payload: { before }, personId, note }: EventOf<'requisition.accepted'>, about: AboutIt): MessagePart[] {
  if (personId === null || before.status === 'prepared') return [];
  return [{ to: ['teacher'], kind: 'requisition.accepted', ...messages.settled(about.requisition, 'accepted', about.doer, note) }];
}

/** Composes that there is less of something than was promised; what followed by itself of a change is told with the rest of that. */
export function short({ payload: { after }, personId }: EventOf<'requisition.short'>, { requisition }: AboutIt): MessagePart[] {
  if (personId === null) return [];
  return [{ to: ['teacher'], kind: 'requisition.short', ...messages.short(requisition, after) }];
}

/** Composes that kit came free for a request that went short. */
export function filled({ payload: { after } }: EventOf<'requisition.filled'>, { requisition }: AboutIt): MessagePart[] {
  return [{ to: ['teacher', 'technicians'], kind: 'requisition.filled', ...messages.filled(requisition, after.came, after.short) }];
}

/** Composes a message of the thread, to the other side; a teacher's is for who has the lesson with them, too. */
export function message({ personId, note }: EventOf<'requisition.message'>, { requisition, doer }: AboutIt): MessagePart[] {
  const isTeachers = personId !== null && requisition.teacherIds.includes(personId);
  return [
    {
      to: isTeachers ? ['technicians', 'teacher'] : ['teacher'],
      kind: 'requisition.message',
      ...messages.written(requisition, doer, note ?? ''),
    },
  ];
}

/** Composes of events about a requisition that is there. */
export function ofRequisition<Name extends EventName>(compose: (event: EventOf<Name>, about: AboutIt) => MessagePart[]) {
  return (event: EventOf<Name>, { requisition, ...about }: About): MessagePart[] =>
    requisition ? compose(event, { ...about, requisition }) : [];
}
