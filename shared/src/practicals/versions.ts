import type { KitLineWords } from './kit-line.js';
import { kitLine } from './kit-line.js';

/** The parts of a practical that a request is made of or that are read before it; what only finds it in the library is none. */
export const VERSIONED_FIELDS = [
  'title',
  'groupSize',
  'demonstration',
  'prepare',
  'clear',
  'leadSchoolDays',
  'method',
  'clearAway',
  'needs',
  'hazards',
  'lines',
] as const;
export type VersionedField = (typeof VERSIONED_FIELDS)[number];

/** A version of a practical, as far as versions are compared. */
export interface ComparedVersion {
  title: string;
  groupSize: number;
  demonstration: boolean;
  prepare: { fixed: number; perSet: number } | null;
  clear: { fixed: number; perSet: number } | null;
  leadSchoolDays: number | null;
  method: string;
  /** Not in versions that are older than these fields. */
  clearAway?: string | null;
  needs?: readonly string[];
  hazards: readonly { text: string; guidance?: string | null }[];
  lines: readonly KitLineWords[];
}

/** What of a practical finds it in the library, and is no part of a request. */
export const FINDING_FIELDS = ['subject', 'years', 'keywords', 'required', 'serves', 'specialism'] as const;
export type PracticalField = VersionedField | (typeof FINDING_FIELDS)[number];

/** A version of a practical with all that may differ. */
export interface WholeVersion extends ComparedVersion {
  subject: string;
  years: readonly number[];
  keywords: readonly string[];
  required?: string | null;
  serves?: string | null;
  specialism?: string | null;
}

/** Names all fields in which two versions of a practical differ, those that only find it too. */
export function fieldsThatDiffer(before: WholeVersion, after: WholeVersion): PracticalField[] {
  const said = (version: WholeVersion, field: (typeof FINDING_FIELDS)[number]) => JSON.stringify(version[field] ?? null);
  return [...differingFields(before, after), ...FINDING_FIELDS.filter((field) => said(before, field) !== said(after, field))];
}

/** Names the fields in which two versions of a practical differ; renamed or moved apparatus is none. */
export function differingFields(before: ComparedVersion, after: ComparedVersion): VersionedField[] {
  const [was, is] = [comparable(before), comparable(after)];
  return VERSIONED_FIELDS.filter((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]));
}

/** Writes each field in one order and with nothing left out, so that equal ones read the same. */
function comparable(version: ComparedVersion): Record<VersionedField, unknown> {
  const effort = (minutes: ComparedVersion['prepare']) => minutes && [minutes.fixed, minutes.perSet];
  return {
    title: version.title,
    groupSize: version.groupSize,
    demonstration: version.demonstration,
    prepare: effort(version.prepare),
    clear: effort(version.clear),
    leadSchoolDays: version.leadSchoolDays || null,
    method: version.method,
    clearAway: version.clearAway ?? null,
    needs: version.needs ?? [],
    hazards: version.hazards.map(({ text, guidance }) => [text, guidance ?? null]),
    lines: version.lines.map((line) => Object.values({ ...kitLine(line), ...(line.apparatusId ? { name: '', kind: 'apparatus' } : {}) })),
  };
}
