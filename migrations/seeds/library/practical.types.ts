import type { ApparatusKey } from './apparatus.js';

/** The departments' subjects as the library and the timetable of the demo school write them; 'Science' is what years 7 to 9 call it. */
export type SeedSubject = 'Biology' | 'Chemistry' | 'Physics' | 'D&T' | 'Food' | 'Art' | 'ICT';

/** Amounts of one line: counted things as numbers, liquids in cm3 and solids in g where `unit` says so. */
export interface SeedQuantity {
  perClass?: number;
  perSet?: number;
  perPupil?: number;
  spare?: number;
}

/**
 * One line of a kit list. `concentration` is in mol/dm3, null where the strength is not molar (then `concentrationText` says it in words: a strength, never a note).
 * `pictograms` and `statements` are CLP codes as facts to start from: an empty list means that none was found for that concentration,
 * an absent one that nobody looked it up; neither is complete, and the school checks its employer's guidance.
 */
export interface SeedLine extends SeedQuantity {
  kind: 'apparatus' | 'consumable' | 'chemical';
  apparatus?: ApparatusKey;
  name: string;
  unit?: 'cm3' | 'g' | null;
  concentration?: number | null;
  concentrationText?: string;
  roundTo?: number;
  overage?: number;
  pictograms?: string[];
  statements?: string[];
}

/** Technician minutes: a fixed part and a part for each set. First estimates by the authors, to be replaced by a school's own. */
export interface SeedEffort {
  prepareFixed: number;
  preparePerSet: number;
  clearFixed: number;
  clearPerSet: number;
}

export interface SeedHazard {
  text: string;
  guidance: string;
}

/** A library entry. `leadSchoolDays` counts back from the lesson; null where the department's own notice is enough. */
export interface SeedPractical {
  key: string;
  title: string;
  subject: SeedSubject;
  years: number[];
  keywords: string[];
  groupSize: number;
  demonstration: boolean;
  effort: SeedEffort;
  leadSchoolDays: number | null;
  method: string;
  hazards: SeedHazard[];
  lines: SeedLine[];
}
