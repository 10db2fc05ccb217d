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
