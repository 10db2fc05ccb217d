import type { LineKind } from '../practicals/line-kinds.js';

/** A line as a message asks for it. All amounts 0: how much was not said. */
export interface SaidLine {
  apparatusId?: string;
  name: string;
  kind: LineKind;
  perClass?: number;
  perSet?: number;
  perPupil?: number;
  spare?: number;
  unit?: 'cm3' | 'g';
  concentration?: number;
  concentrationText?: string;
  roundTo?: number;
  overage?: number;
}

/** What a message fills of a request. */
export interface SaidDraft {
  lessonId?: string;
  practicalId?: string;
  title?: string;
  pupils?: number;
  groupSize?: number;
  lines?: SaidLine[];
  notes?: string;
}

/** What a part of a message can fill: a field of the draft, or the lesson's answer 'nothing needed'. */
export const DRAFT_FIELDS = ['lessonId', 'practicalId', 'pupils', 'groupSize', 'lines', 'notes', 'answer'] as const;
export type DraftField = (typeof DRAFT_FIELDS)[number];

/** A part of the message, letter for letter, with the field that it fills or the line (its place among the draft's) that it asks for. */
export interface UnderstoodPart {
  text: string;
  field?: DraftField;
  line?: number;
}

/** What may be meant: its name, and what choosing it does: a line more (or in place of the one asked about), or a value of a field. */
export interface Candidate {
  text: string;
  line?: SaidLine;
  field?: DraftField;
  value?: string;
}

/** A part of the message that is asked about; `line`: the draft has that line as far as it was understood. */
export interface UnsurePart {
  text: string;
  line?: number;
  candidates: Candidate[];
}

/** What a message says: the draft, what of it was understood, what has to be asked, and the names of what is declined. */
export interface ReadRequest {
  draft: SaidDraft;
  understood: UnderstoodPart[];
  unsure: UnsurePart[];
  declined: { id: string | null; name: string }[];
}
