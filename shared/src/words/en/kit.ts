import { counted } from './counts.js';

export const list = 'Kit list';
export const kit = 'Kit';
export const needed = 'needed';
export const free = 'free';
export const addLine = 'Add a line';
export const changeOrAdd = 'Change or add lines';
export const asInLibrary = 'as in the library';

/** Labels the box that takes a whole list in plain words, and says how it is written. */
export const box = 'What do you need?';
export const boxHint = 'Such as “30 crocodile clips, 15 lamps”. Enter puts it on the list.';
export const putOnList = 'Put on the list';
export const notUnderstood = 'No name of a thing in that. Write it like “30 crocodile clips”.';

/** Said of what a person typed that the school's list of apparatus has not. */
export const unlisted = 'not on our list, not held';
/** Marks the same on a list that technicians read. */
export const unlistedShort = 'not on our list';

/** Says what a line typed by hand is taken for: 'held as Crocodile clip'. */
export function heldAs(name: string): string {
  return `held as ${name}`;
}

/** Says how many lines were put on the list, for those who do not see them come. */
export function added(lines: number): string {
  return `${counted(lines, 'line')} put on the list`;
}

/** Labels the parts of a line by its place in the list, from 1. */
export const what = (line: number): string => `Line ${line}: what`;
export const howMuch = (line: number): string => `Line ${line}: how much`;
export const unitOf = (line: number): string => `Line ${line}: counted or measured`;
export const forWhom = (line: number): string => `Line ${line}: for whom`;
export const strengthOf = (line: number): string => `Line ${line}: strength`;
export const whatPlace = 'What';
export const strengthPlace = 'Strength: 0.5 M, 20 vol, 1 %';

/** Labels the button that takes a line out. */
export function takeOut(name: string, line: number): string {
  return `Take out ${name || `line ${line}`}`;
}

/** Says what a line comes to for this class. */
export function comesTo(amount: string): string {
  return `comes to ${amount}`;
}

/** Says that less is free than is needed: 'needs 41, 40 free'. */
export function needs(amount: string, free: number): string {
  return `needs ${amount}, ${free === 0 ? 'none' : free} free`;
}

/** How a line counts, by the field that carries it. */
export const counts = { perSet: 'for each set', perClass: 'for the class', perPupil: 'for each pupil' };
/** What a line is counted in, by its unit; '' for things. */
export const units = { '': 'pieces', cm3: 'cm³', g: 'g' };

/** Labels the button that shows the rest of a list: 'and 13 more'. */
export function more(hidden: number): string {
  return `and ${hidden} more`;
}
export const fewer = 'Fewer lines';

/** Says, for those who hear the table, how many are not there. */
export function shortBy(quantity: number): string {
  return `, short by ${quantity}`;
}
