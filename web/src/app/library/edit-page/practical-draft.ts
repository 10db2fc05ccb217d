import type { LibraryPractical, LineBody, PracticalBody } from '@app/shared/contracts';
import type { Facility } from '@app/shared/rules';
import { lineBody } from '../../requisitions/requisition-panel/requisition-draft';

/** A practical as it is typed: lists one on each line, numbers as text, so that nothing typed is lost. */
export interface PracticalDraft {
  title: string;
  subject: string;
  years: number[];
  keywords: string;
  groupSize: number;
  demonstration: boolean;
  prepareFixed: string;
  preparePerSet: string;
  clearFixed: string;
  clearPerSet: string;
  leadSchoolDays: string;
  method: string;
  clearAway: string;
  needs: Facility[];
  required: string;
  serves: string;
  specialism: string;
  hazards: string;
  lines: LineBody[];
}

const EMPTY: PracticalDraft = {
  title: '',
  subject: '',
  years: [],
  keywords: '',
  groupSize: 2,
  demonstration: false,
  prepareFixed: '',
  preparePerSet: '',
  clearFixed: '',
  clearPerSet: '',
  leadSchoolDays: '',
  method: '',
  clearAway: '',
  needs: [],
  required: '',
  serves: '',
  specialism: '',
  hazards: '',
  lines: [],
};

/** Makes a draft of a practical as it is; an empty one of none. */
export function draftOf(one: LibraryPractical | undefined): PracticalDraft {
  if (!one) return EMPTY;
  const said = (value: number | null | undefined) => (value == null ? '' : String(value));
  return {
    title: one.title,
    subject: one.subject,
    years: one.years,
    keywords: one.keywords.join('\n'),
    groupSize: one.groupSize,
    demonstration: one.demonstration,
    prepareFixed: said(one.prepare?.fixed),
    preparePerSet: said(one.prepare?.perSet),
    clearFixed: said(one.clear?.fixed),
    clearPerSet: said(one.clear?.perSet),
    leadSchoolDays: said(one.leadSchoolDays),
    method: one.method,
    clearAway: one.clearAway ?? '',
    needs: one.needs,
    required: one.required ?? '',
    serves: one.serves ?? '',
    specialism: one.specialism ?? '',
    hazards: one.hazards.map(({ text }) => text).join('\n'),
    lines: one.lines.map(lineBody),
  };
}

/** A practical as the API takes it, with null for what is taken away. */
type Body = { [Field in keyof PracticalBody]-?: PracticalBody[Field] | null };

/** Reads a draft; guidance that stands beside a hazard stays with its words. What is no number stays text, and the server names it. */
export function bodyOf(draft: PracticalDraft, before: LibraryPractical | undefined): Body {
  const guidance = new Map(before?.hazards.map(({ text, guidance: beside }) => [text, beside]));
  return {
    title: draft.title.trim(),
    subject: draft.subject.trim(),
    years: draft.years,
    keywords: eachLine(draft.keywords),
    groupSize: draft.groupSize,
    demonstration: draft.demonstration,
    prepare: effortOf(draft.prepareFixed, draft.preparePerSet),
    clear: effortOf(draft.clearFixed, draft.clearPerSet),
    leadSchoolDays: numberOf(draft.leadSchoolDays),
    method: draft.method.trim(),
    clearAway: draft.clearAway.trim() || null,
    needs: draft.needs,
    required: draft.required.trim() || null,
    serves: draft.serves.trim() || null,
    specialism: draft.specialism.trim() || null,
    hazards: eachLine(draft.hazards).map((text) => ({ text, ...(guidance.get(text) && { guidance: guidance.get(text)! }) })),
    lines: draft.lines.filter(({ apparatusId, name }) => apparatusId !== undefined || (name ?? '').trim() !== ''),
  };
}

/** What of a draft is other than what was read: alone that is sent, so that what others changed meanwhile stays. */
export function changedOf(draft: PracticalDraft, read: LibraryPractical): Partial<Body> {
  const [was, is] = [bodyOf(draftOf(read), read), bodyOf(draft, read)];
  const fields = Object.keys(is) as (keyof Body)[];
  return Object.fromEntries(fields.filter((field) => !isSame(was[field], is[field])).map((field) => [field, is[field]]));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function eachLine(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

function numberOf(text: string): number | null {
  const said = text.trim().replace(',', '.');
  return said === '' ? null : Number.isFinite(Number(said)) ? Number(said) : (said as unknown as number);
}

function effortOf(fixed: string, perSet: string): { fixed: number; perSet: number } | null {
  const [one, other] = [numberOf(fixed), numberOf(perSet)];
  return one === null && other === null ? null : { fixed: one ?? 0, perSet: other ?? 0 };
}
