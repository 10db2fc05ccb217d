import type { WaitingRequisition } from '@app/shared/contracts';
import type { LateReason } from '@app/shared/rules';
import { spell } from '../../core/when';
import { LATE_CAUSE_WORDS } from '../../requisitions/requisition-words';

/** `3 need an answer`, and what about them: the latest by name, how many are short, what is still asked of teachers. */
export function waitingWords(waiting: readonly WaitingRequisition[]): { heading: string; facts: string } {
  const open = waiting.filter((one) => one.status !== 'queried');
  const asked = waiting.filter((one) => one.status === 'queried');
  const late = open.filter((one) => one.late).sort((one, other) => other.minutesLate - one.minutesLate);
  const short = open.filter((one) => one.short).length;
  const latest = late[0];
  const facts = [
    latest && `${late.length} late (${late.length > 1 ? 'the latest: ' : ''}${nameOfLate(latest)})`,
    short > 0 && `${short} short`,
    asked.length > 0 && `${asked.length === 1 ? '1 question is' : `${asked.length} questions are`} with ${namesOf(asked)}`,
  ].filter((fact) => typeof fact === 'string');
  const heading = open.length === 0 ? 'Nothing new to answer' : open.length === 1 ? '1 needs an answer' : `${open.length} need an answer`;
  return { heading, facts: facts.join(' · ') };
}

function nameOfLate(one: WaitingRequisition): string {
  const reason = one.lateReason ? `, reason: ${LATE_CAUSE_WORDS[one.lateReason as LateReason] ?? one.lateReason}` : '';
  return `${one.group} ${one.title}, asked ${spell(one.minutesLate)} after the deadline${reason}`;
}

function namesOf(asked: readonly WaitingRequisition[]): string {
  const names = [...new Set(asked.map((one) => one.teacher.name))];
  return names.length > 2 ? `${names.length} teachers` : names.join(' and ');
}
