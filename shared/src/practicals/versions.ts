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
  hazards: readonly { text: string; guidance?: string | null }[];
  lines: readonly KitLineWords[];
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
    hazards: version.hazards.map(({ text, guidance }) => [text, guidance ?? null]),
    lines: version.lines.map((line) => Object.values({ ...kitLine(line), ...(line.apparatusId ? { name: '', kind: 'apparatus' } : {}) })),
  };
}
