/** Lists the files that can be imported, and the two ways: to look at what would come of it, or to do it. */
export const IMPORT_KINDS = ['timetable-csv', 'oneroster', 'fet', 'practicals', 'apparatus', 'schemes', 'stock'] as const;
export const IMPORT_MODES = ['preview', 'apply'] as const;

/** Lists where a file is that is being taken in, and how that ends. */
export const IMPORT_STATES = ['reading', 'comparing', 'writing', 'done', 'refused'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** Lists what a person may be asked about the words of a file. */
export const IMPORT_WORDS_ABOUT = ['days', 'weeks', 'subjects', 'departments', 'teachers'] as const;
export type ImportWordAbout = (typeof IMPORT_WORDS_ABOUT)[number];
