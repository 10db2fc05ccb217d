import type { Alternative, Line, LineBody, PracticalSummary, Requisition, RequisitionAsk } from '@app/shared/contracts';
import type { LateReason } from '@app/shared/rules';
import type { FirstWords } from '@app/shared/words';

/** The practical as the form needs it: enough to name it and to know its group size. */
export type ChosenPractical = Pick<PracticalSummary, 'id' | 'title' | 'groupSize' | 'demonstration'>;

/** What has been filled in for one lesson. `lines` is null while the practical's own list stands. */
export interface RequisitionDraft {
  practical: ChosenPractical | null;
  free: boolean;
  title: string;
  pupils: number | null;
  groupSize: number | null;
  lines: LineBody[] | null;
  notes: string;
  lateReason: LateReason | '';
  lateWords: string;
  assessment: string;
  assessed: boolean;
  /** What was changed of it for this class. */
  adaptations: string;
  goShort: boolean;
  /** When a technician helps in the lesson; '' for no help. */
  support: '' | 'start' | 'end' | 'whole';
  supportMinutes: number | null;
  supportNote: string;
  /** The lesson until which it is kept out; '' for its own. */
  keepUntil: string;
  /** The lessons of other classes for which the same is sent. */
  alsoFor: string[];
}

export const EMPTY_DRAFT: RequisitionDraft = {
  practical: null,
  free: false,
  title: '',
  pupils: null,
  groupSize: null,
  lines: null,
  notes: '',
  lateReason: '',
  lateWords: '',
  assessment: '',
  assessed: false,
  adaptations: '',
  goShort: false,
  support: '',
  supportMinutes: null,
  supportNote: '',
  keepUntil: '',
  alsoFor: [],
};

/** Whether anything at all has been filled in, so that there is something to keep. */
export function isBegun(draft: RequisitionDraft): boolean {
  return draft.practical !== null || draft.title !== '' || draft.notes !== '' || (draft.lines?.length ?? 0) > 0;
}

/** Whether there is enough to ask the server what it would mean. */
export function canPreview(draft: RequisitionDraft): boolean {
  return draft.practical !== null || (draft.free && namedLines(draft).length > 0);
}

/** The part of a draft that changes what a preview says; words for people do not. */
export function weighty(draft: RequisitionDraft): RequisitionDraft {
  return { ...draft, notes: '', lateReason: '', assessment: '', adaptations: '' };
}

/** The request as the API takes it: only what is set. */
export function askOf(lessonId: string, draft: RequisitionDraft): RequisitionAsk {
  const lines = namedLines(draft);
  return {
    lessonId,
    ...(draft.practical && !draft.free && { practicalId: draft.practical.id }),
    ...(draft.free && draft.title.trim() && { title: draft.title.trim() }),
    ...(draft.pupils !== null && { pupils: draft.pupils }),
    ...(draft.groupSize !== null && { groupSize: draft.groupSize }),
    ...((draft.free || draft.lines) && { lines }),
    ...(draft.notes.trim() && { notes: draft.notes.trim() }),
    ...(draft.lateReason && { lateReason: draft.lateReason }),
    ...(draft.lateReason === 'other' && draft.lateWords.trim() && { lateWords: draft.lateWords.trim() }),
    ...(draft.assessment.trim() && { riskAssessment: assessmentOf(draft) }),
    ...(draft.goShort && { goShort: true }),
    ...(draft.support && { support: supportOf(draft, draft.support) }),
    ...(draft.keepUntil && { keepUntilLessonId: draft.keepUntil }),
  };
}

function assessmentOf({ assessment, assessed, adaptations }: RequisitionDraft): NonNullable<RequisitionAsk['riskAssessment']> {
  return { reference: assessment.trim(), confirmed: assessed, ...(adaptations.trim() && { adaptations: adaptations.trim() }) };
}

function supportOf({ supportMinutes, supportNote }: RequisitionDraft, when: 'start' | 'end' | 'whole') {
  return {
    when,
    ...(when !== 'whole' && supportMinutes !== null && { minutes: supportMinutes }),
    ...(supportNote && { note: supportNote }),
  };
}

/** Why a change comes late, in words that go with it. */
export function lateNote({ lateReason, lateWords }: RequisitionDraft, words: FirstWords): string {
  if (lateReason === '') return '';
  return lateReason === 'other' ? lateWords.trim() : words.requisitions.lateCauses[lateReason];
}

/** The draft with an alternative's fields put in; a changed lesson is the caller's to open. */
export function withAlternative(draft: RequisitionDraft, apply: Alternative['apply'], practical: ChosenPractical | null): RequisitionDraft {
  return {
    ...draft,
    goShort: false,
    // another practical has another risk assessment
    ...(practical && { practical, free: false, lines: null, assessment: '', assessed: false, adaptations: '' }),
    ...(apply.groupSize !== undefined && { groupSize: apply.groupSize }),
    ...(apply.pupils !== undefined && { pupils: apply.pupils }),
    ...(apply.lines && { lines: apply.lines }),
  };
}

/** A saved draft back in the form. */
export function draftOf(requisition: Requisition): RequisitionDraft {
  const { practical, riskAssessment } = requisition;
  return {
    ...EMPTY_DRAFT,
    practical: practical && {
      id: practical.id,
      title: practical.title,
      groupSize: requisition.groupSize,
      demonstration: requisition.sets === 1,
    },
    free: practical === null,
    title: practical ? '' : requisition.title,
    pupils: requisition.pupilsTyped ? requisition.pupils : null,
    groupSize: requisition.groupSize,
    lines: practical && !requisition.ownLines ? null : requisition.lines.map(lineBody),
    notes: requisition.notes ?? '',
    lateReason: requisition.lateReason ?? '',
    lateWords: requisition.lateWords ?? '',
    assessment: riskAssessment?.reference ?? '',
    assessed: riskAssessment?.confirmed ?? false,
    adaptations: riskAssessment?.adaptations ?? '',
    support: requisition.support?.when ?? '',
    supportMinutes: requisition.support && requisition.support.when !== 'whole' ? requisition.support.minutes : null,
    supportNote: requisition.support?.note ?? '',
    keepUntil: requisition.keepUntilLessonId ?? '',
  };
}

/** A worked-out line as one that can be changed and sent back: what is nought or absent is left out. */
export function lineBody(line: Line): LineBody {
  return {
    ...(line.apparatusId ? { apparatusId: line.apparatusId, name: line.name } : { name: line.name }),
    kind: line.kind,
    ...(line.perClass > 0 && { perClass: line.perClass }),
    ...(line.perSet > 0 && { perSet: line.perSet }),
    ...(line.perPupil > 0 && { perPupil: line.perPupil }),
    ...(line.spare > 0 && { spare: line.spare }),
    ...((line.unit === 'cm3' || line.unit === 'g') && { unit: line.unit }),
    ...(line.concentration !== null && { concentration: line.concentration }),
    ...(line.concentrationText && { concentrationText: line.concentrationText }),
    ...(line.roundTo !== null && { roundTo: line.roundTo }),
    ...(line.overage !== null && { overage: line.overage }),
  };
}

function namedLines(draft: RequisitionDraft): LineBody[] {
  return (draft.lines ?? []).filter((line) => line.apparatusId !== undefined || (line.name ?? '').trim() !== '');
}

/** Whether two say the same, in the same order. */
export function isSame(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
