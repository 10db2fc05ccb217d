/** Where a file is, that is being taken in. */
export type ImportStep = 'reading' | 'comparing' | 'writing';

/** Hears how far the taking in of a file has come: what is done now, and to how many of how many rows; null: that is not known yet. */
export type TellProgress = (step: ImportStep, done: number, of: number | null) => void;
