import type { EventName, Events, StepFacts } from '../../events/index.js';
import type { SettleWhy } from '../../requisitions/index.js';
import { counted, number } from './counts.js';
import { day } from './dates.js';
import { periods } from './lessons.js';

/** Says of a step what its name does not, or why it was taken where nobody asked for it by name; null where there is nothing to say. */
export function noteOf(name: EventName, hasDoer: boolean, facts: StepFacts | null): string | null {
  if (name === 'requisition.changed' || name === 'requisition.changed-late')
    return changed(facts as Events['requisition.changed'] | null, name === 'requisition.changed-late');
  if (name === 'requisition.taken-back') return facts && undone(facts as Events['requisition.taken-back']);
  if (name === 'requisition.replanned') return facts && replanned(facts as Events['requisition.replanned']);
  if (facts && 'startMs' in facts.after) return moved(facts as Events['requisition.moved']);
  if (facts) return handedOver(facts as Events['requisition.handed-over']);
  return automaticStep(name, hasDoer);
}

/** What a person changed of a request: '24 pupils, before 30; after the deadline'. What its facts do not tell is its kit or its notes. */
function changed(facts: Events['requisition.changed'] | null, isLate: boolean): string | null {
  const parts = facts ? differences(facts) : [];
  if (isLate) parts.push('after the deadline');
  if (facts?.after.status !== undefined || !facts) parts.push('a technician looks at it again');
  return parts.length > 0 ? parts.join('; ') : null;
}

function differences({ before, after }: Events['requisition.changed']): string[] {
  const parts = [
    before.title !== after.title && `${after.title}, before ${before.title}`,
    before.practicalVersion !== after.practicalVersion && 'a newer version of the practical',
    before.pupils !== after.pupils && `${counted(after.pupils, 'pupil')}, before ${number(before.pupils)}`,
    before.groupSize !== after.groupSize && `groups of ${number(after.groupSize)}, before ${number(before.groupSize)}`,
  ];
  return parts.filter((part) => part !== false);
}

/** What people do to a request, as a line of history that was taken back names it. */
const ACTS: Partial<Record<EventName, string>> = {
  'requisition.changed': 'changed',
  'requisition.changed-late': 'changed after the deadline',
  'requisition.draft': 'drafted',
  'requisition.excused': 'excused',
  'requisition.handed-over': 'handed over',
  'requisition.moved': 'moved',
  'requisition.noted': 'notes changed',
  'requisition.queried': 'asked about',
  'requisition.outcome-told': 'said how the lesson went',
  'requisition.reason-corrected': 'reason corrected',
  'requisition.recorded': 'written down',
  'requisition.settled': 'taken as it is',
  'requisition.submitted': 'sent',
};

function undone({ after: { act, status } }: Events['requisition.taken-back']): string {
  // the step back to it when a question was answered
  if (act === 'requisition.submitted' && status === 'queried') return 'answered';
  return ACTS[act] ?? act.replace('requisition.', '');
}

function moved({ before, after }: Events['requisition.moved']): string {
  const [from, to] = [before, after].map(({ date, period, lastPeriod }) => `${day(date)}, ${periods(period, lastPeriod)}`);
  return before.teacher === after.teacher ? `from ${from} to ${to}` : `from ${from} to ${to}; it is ${after.teacher}’s now`;
}

function handedOver({ before, after }: Events['requisition.handed-over']): string {
  return `from ${before.teacher} to ${after.teacher}`;
}

/** What the school's plans changed of a request, as a technician would list it. */
function replanned({ before, after }: Events['requisition.replanned']): string | null {
  const has = (...keys: (keyof typeof after)[]) => keys.some((key) => key in after);
  const parts = [
    has('startMs', 'endMs', 'period', 'lastPeriod') && 'other times',
    has('roomId') && 'another room',
    has('departmentId') && 'another department',
    has('groupId') && 'another class',
    has('pupils') && after.pupils !== undefined && counted(after.pupils, 'pupil'),
    has('deadlineMs') && 'another deadline',
    has('short') && (after.short ? 'short of kit' : 'not short of kit any more'),
    ...(after.settle ?? []).filter((why) => !before.settle?.includes(why)).map((why) => SETTLE[why]),
    has('settle') && after.settle?.length === 0 && 'nothing left to settle',
  ].filter((part) => typeof part === 'string' && part !== '');
  return parts.length > 0 ? parts.join('; ') : null;
}

const SETTLE: Record<SettleWhy, string> = {
  'lesson-gone': 'the lesson is gone',
  moved: 'the lesson was moved',
  'teacher-changed': 'another teacher has the class',
  'teacher-away': 'its teacher is away',
  closed: 'the school is closed that day',
  short: '',
  'room-lacks': 'the room lacks what it needs',
  pending: '',
};

function automaticStep(name: EventName, hasDoer: boolean): string | null {
  if (name === 'requisition.accepted' && !hasDoer) return 'Accepted automatically: on time, nothing short, and no more than fits';
  return null;
}
