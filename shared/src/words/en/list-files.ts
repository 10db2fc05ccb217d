import { counted, number } from './counts.js';
import { fieldsNamed } from './library-editing.js';

/** What a file would do, or did, by how many rows of it. */
interface Sums {
  created: number;
  updated: number;
  removed: number;
  unchanged: number;
}

/** What is said of every list that is taken in; `one` names a row of it. */
const ofEach = (one: string) => ({
  would: ({ created, updated, removed, unchanged }: Sums): string =>
    `${counted(created, one)} would be added, ${number(updated)} changed, ${removed > 0 ? `${number(removed)} taken out, ` : ''}${number(unchanged)} stay as they are.`,
  left: (count: number): string => `${counted(count, 'row')} could not be read:`,
  why: (row: number, message: string): string => `Row ${number(row)}: ${message}`,
  changes: ({ title, differs }: { title: string; differs: readonly string[] }): string => `${title}: ${fieldsNamed(differs)}`,
  takeIn: 'Take them in',
  not: 'Not now',
  done: ({ created, updated, removed }: Omit<Sums, 'unchanged'>): string =>
    `${counted(created, one)} added, ${number(updated)} changed${removed > 0 ? `, ${number(removed)} taken out` : ''}.`,
});

export const schemes = {
  ...ofEach('step'),
  heading: 'Take schemes out or in as a file',
  lead: 'One CSV with a row for each step: scheme, subject, year, code, title, practical, reference. You see what a file would change before anything is changed.',
  save: 'Save all schemes as CSV',
  choose: 'A file of schemes',
};

export const apparatus = {
  ...ofEach('item'),
  heading: 'Take apparatus out or in as a file',
  lead: 'One CSV with a row for each item: its name, how many you own, its place and other names, in any order. You see what a file would change before anything is changed.',
  save: 'Save all apparatus as CSV',
  choose: 'A file of apparatus',
};

export const stock = {
  ...ofEach('item'),
  heading: 'Take stock out or in as a file',
  lead: 'One CSV with a row for each item: its name, how much there is (500 g, 2.5 L, x15), its place, supplier and price. What cannot be read for certain is told, never guessed; you see what a file would change before anything is changed.',
  save: 'Save all stock as CSV',
  choose: 'A file of stock',
};

export const practicals = {
  ...ofEach('practical'),
  heading: 'Share practicals with other schools',
  lead: 'The whole library as one file, without anything of your school but its own words. Another school takes it in, and sees first what differs.',
  save: 'Save the library as a file',
  choose: 'Take in a file of practicals',
  would: ({ created, updated, unchanged }: Sums): string =>
    `${counted(created, 'practical')} would be new, ${number(updated)} would become a new version, ${number(unchanged)} are there already.`,
  left: (count: number): string => `${counted(count, 'practical')} cannot be taken in:`,
};

/** Choices of an answer as people say them; what is none of these, such as a name, says itself. */
const CHOICES: Readonly<Record<string, string>> = {
  first: 'The row before; leave this one out',
  this: 'This row, in place of the one before',
  together: 'Both: add them up',
  cm3: 'cm³',
  dm3: 'dm³',
  '-': 'Leave it empty',
};

/** What is said of rows of a list that are asked about. */
export const askedRows = {
  /** How much there is to answer, and what becomes of the rest. */
  lead: (left: number): string =>
    left === 0
      ? 'Every row is clear now.'
      : `${counted(left, 'row')} ${left === 1 ? 'is' : 'are'} not clear. Answer in the row and it goes in too; what you leave stays out.`,
  row: (row: number): string => `Row ${number(row)}`,
  /** The question with its row, so that no two fields are called the same. */
  question: (row: number, message: string): string => `Row ${number(row)}: ${message}`,
  asked: 'Asked',
  clear: 'Goes in',
  leftOut: 'Left out',
  /** A row as it stands in the file: 'Copper sulphate | 500 | -'. */
  wrote: (cells: readonly string[]): string =>
    cells
      .map((cell) => cell.trim())
      .filter(Boolean)
      .join(' | '),
  sameAs: (row: number): string => `It says the same as row ${number(row)}.`,
  choose: 'Choose',
  choice: (value: string): string => CHOICES[value] ?? value,
  answered: (texts: readonly string[]): string => `You said: ${texts.join(', ')}`,
  takeBack: 'Ask again',
  answer: 'Answer',
  more: (shown: number, all: number): string => `${number(shown)} of ${counted(all, 'row')} shown`,
  showMore: 'Show more',
  save: (left: number): string => `Save what stays out as CSV (${counted(left, 'row')})`,
  saveAs: (file: string): string => `${file.replace(/\.[^.]*$/, '')} left out`,
  stayed: (left: number): string => `${counted(left, 'row')} stayed out.`,
  close: 'Close',
};

/** Says what is being done with a file: a share that is sent, or what the server does. */
export function doing(share: number, mode: 'preview' | 'apply'): string {
  if (share < 1) return `Sending the file, ${Math.round(share * 100)} %…`;
  return mode === 'apply' ? 'Taking it in…' : 'Reading the file…';
}
