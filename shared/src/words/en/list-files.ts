import { counted, number } from './counts.js';

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

export const stock = {
  ...ofEach('item'),
  heading: 'Take stock out or in as a file',
  lead: 'One CSV with a row for each item: its name, how much there is (500 g, 2.5 L, x15), its place, supplier and price. What cannot be read for certain is told, never guessed; you see what a file would change before anything is changed.',
  save: 'Save all stock as CSV',
  choose: 'A file of stock',
};
