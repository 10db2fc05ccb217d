import type { SchemeRowFault } from '../../schemes/read-scheme-rows.js';

export const NO_SUBJECT = 'Science';
export const COLUMNS_ARE = 'The columns are scheme, subject, year, code, title, practical, reference; scheme and code must be there.';

const FAULTS: Readonly<Record<SchemeRowFault['code'], (written: string) => string>> = {
  EMPTY: () => 'This cell is empty, and the step needs it.',
  TOO_LONG: (written) => `'${written}' is too long.`,
  YEAR_NOT_UNDERSTOOD: (written) => `'${written}' is no year group: write 7 or Year 7.`,
  CODE_TWICE: (written) => `The code ${written} stands twice in this scheme.`,
  PRACTICAL_NOT_KNOWN: (written) => `'${written}' is not in your library: add it first, or leave the cell empty.`,
  TOO_MANY: () => 'This scheme has more steps than can be kept.',
  SUBJECT_DIFFERS: (written) => `'${written}' is another subject than the scheme has above.`,
};

/** Says why a row of a file of schemes makes no step. */
export function rowFault(code: SchemeRowFault['code'], written: string): string {
  return FAULTS[code](written);
}

/** Says which columns a file of schemes lacks. */
export function columnsMissing(missing: readonly string[]): string {
  return `has no column for ${missing.join(' and ')}.`;
}

/** Says that an import of schemes cannot be taken back any more. */
export function builtOn(name: string): string {
  return `${name} was changed or given to a class since. Nothing was taken back; change it by hand.`;
}
