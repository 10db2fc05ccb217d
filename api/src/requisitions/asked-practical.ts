import { type Facility, type KitLine, kitLine, type KitLineWords } from '@app/shared';

/** A complete kit line with the place where its apparatus is kept. */
export interface PlacedLine extends KitLine {
  location: string | null;
}

/** What a practical asks of the technicians, in minutes, and how many school days before the lesson. */
export interface Efforts {
  demonstration: boolean;
  leadSchoolDays: number | null;
  prepareFixed: number | null;
  preparePerSet: number | null;
  clearFixed: number | null;
  clearPerSet: number | null;
}

/** A practical of the library as a request uses it. */
export interface AskedPractical extends Efforts {
  id: string;
  version: number;
  title: string;
  groupSize: number;
  subject: string;
  /** What the room must have. */
  needs: Facility[];
  lines: PlacedLine[];
}

/** A version of a practical as the library keeps it, as far as a request uses it. */
export interface SentPractical {
  id: string;
  version: number;
  title: string;
  groupSize: number;
  demonstration: boolean;
  leadSchoolDays: number | null;
  prepare: { fixed: number; perSet: number } | null;
  clear: { fixed: number; perSet: number } | null;
  subject: string;
  /** Missing of versions from before rooms were looked at. */
  needs?: Facility[];
  lines: KitLineWords[];
}

/** Makes of a version's document what a request uses of it; apparatus is called, and kept, as it is now. */
export function asked(document: SentPractical, apparatus: ReadonlyMap<string, { name: string; location: string }>): AskedPractical {
  const { id, version, title, groupSize, subject, needs = [], demonstration, leadSchoolDays, prepare, clear } = document;
  const placed = (line: SentPractical['lines'][number]): PlacedLine => {
    const known = apparatus.get(line.apparatusId ?? '');
    return { ...kitLine(line, known ?? null), location: known?.location ?? null };
  };
  return {
    id,
    version,
    title,
    groupSize,
    subject,
    needs,
    demonstration,
    leadSchoolDays,
    prepareFixed: prepare?.fixed ?? null,
    preparePerSet: prepare?.perSet ?? null,
    clearFixed: clear?.fixed ?? null,
    clearPerSet: clear?.perSet ?? null,
    lines: document.lines.map(placed),
  };
}
