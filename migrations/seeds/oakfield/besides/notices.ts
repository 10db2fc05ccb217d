import type { SeedDepartmentName } from '../school.js';

/** What somebody of the school told the others; read by those named, and answered where it is an idea. */
export interface SeedNotice {
  kind: 'update' | 'safety' | 'idea';
  title: string;
  text: string;
  by: string;
  /** For the whole school where none is named. */
  department?: SeedDepartmentName;
  readBy: readonly string[];
  answer?: { by: string; text: string };
}

export const notices: readonly SeedNotice[] = [
  {
    kind: 'update',
    title: 'Shelves of Prep 1 have been sorted',
    text: 'Glassware is on shelf A by size, smallest on the left. Please put back what you take down yourselves where the label is.',
    by: 'SOK',
    department: 'Science',
    readBy: ['HMA', 'TOB', 'ARA'],
  },
  {
    kind: 'safety',
    title: 'Gas taps of Lab 1 will be tested',
    text: 'Lab 1 is closed for a day next week while its gas taps are tested. Leave the main tap as the fitter leaves it.',
    by: 'HMA',
    department: 'Science',
    readBy: ['ARA', 'TOB', 'DCH'],
  },
  {
    kind: 'idea',
    title: 'One tray for Year 7 circuits',
    text: 'Cells, lamps and leads of a pair in one tray, counted once, would save a count before each lesson.',
    by: 'ARA',
    department: 'Science',
    readBy: ['SOK'],
    answer: { by: 'HMA', text: 'Yes. Four trays to begin with, from January.' },
  },
];
