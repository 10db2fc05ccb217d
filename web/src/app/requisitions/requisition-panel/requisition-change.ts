import type { PreviewAnswer, Requisition, RequisitionAsk } from '@app/shared/contracts';
import { asksForMore, isOtherWork, type AskedFor } from '@app/shared/rules';
import type { Change } from '../requisitions.client';
import { askOf, draftOf, type RequisitionDraft } from './requisition-draft';

/** The fields that a change can take away; why a request came late stays with it. */
const FIELDS = [
  'practicalId',
  'title',
  'pupils',
  'groupSize',
  'lines',
  'notes',
  'riskAssessment',
  'support',
  'keepUntilLessonId',
] as const satisfies (keyof RequisitionAsk)[];

/** What was sent, as the form of a change begins with it: a reason that is given now is that of the change. */
export function changeDraftOf(sent: Requisition): RequisitionDraft {
  return { ...draftOf(sent), lateReason: '', lateWords: '', goShort: sent.short };
}

/** Makes the change from what was sent to what the form has: only what differs, null where something is taken away. */
export function changeOf(sent: Requisition, draft: RequisitionDraft): Omit<Change, 'version'> {
  const { id } = sent.lesson;
  const [before, after] = [askOf(id, changeDraftOf(sent)), askOf(id, draft)];
  const differing = FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  const change: Omit<Change, 'version'> = Object.fromEntries(differing.map((field) => [field, after[field] ?? null]));
  return { ...change, ...(draft.goShort && differing.length > 0 && { goShort: true }) };
}

/** Whether anything at all was changed in the form. */
export function isChanged(sent: Requisition, draft: RequisitionDraft): boolean {
  return Object.keys(changeOf(sent, draft)).length > 0;
}

/** What the rules say of a change by value: whether it is other work (late after the deadline), and whether it asks for more. */
export function judgeChange(sent: Requisition, draft: RequisitionDraft, answer: PreviewAnswer): { isOther: boolean; isMore: boolean } {
  const [before, after] = [askedBefore(sent), askedNow(sent, draft, answer)];
  return { isOther: isOtherWork(before, after), isMore: asksForMore(before, after) };
}

function askedBefore({ lesson, practical, pupils, sets, lines }: Requisition): AskedFor {
  return { lessonId: lesson.id, practicalId: practical?.id ?? null, practicalVersion: practical?.version ?? null, pupils, sets, lines };
}

function askedNow(sent: Requisition, { practical, free }: RequisitionDraft, { pupils, sets, lines }: PreviewAnswer): AskedFor {
  const practicalId = free ? null : (practical?.id ?? null);
  const practicalVersion = practicalId === sent.practical?.id ? (sent.practical?.version ?? null) : null;
  return { lessonId: sent.lesson.id, practicalId, practicalVersion, pupils, sets, lines };
}
