import { counted } from './counts.js';

/** Words of the page that says who had a thing out and when it was back. */
export const page = 'Use log';
export const lead = 'Who had it out, from when to when, the newest first. Take it out here, and say here that it is back.';
export const takeOut = 'I take it out';
export const isBack = 'It is back';
export const note = 'What for, and how much';
export const stillOut = 'out now';
export const nobody = 'Nobody has had it out yet';
export const nobodyHint = 'Press ‘I take it out’ before it leaves its store, and ‘It is back’ when it is there again.';
export const loading = 'Reading the log';
export const notYours = 'You are not among those who may use it. A technician can change who may, under Edit.';
export const keepsNone = 'No log of use is kept of this. Tick ‘Write down who used it’ under Edit to begin one.';
export const whoMay = 'May use it';
export const whoMayHint = 'Tick those who may take it out. Nobody ticked: everybody may.';
export const loadingPeople = 'Reading who is here';
export const everybody = 'everybody';

/** Says how many may use it to somebody who does not read who is here: '3 people'. */
export function people(count: number): string {
  return counted(count, 'person', 'people');
}

export const columns = { who: 'Who', out: 'Out', back: 'Back', note: 'Note' };
export const more = 'Show 200';

/** Says that it is out, or back. */
export function taken(name: string): string {
  return `${name}: written down as out.`;
}
export function returned(name: string): string {
  return `${name}: written down as back.`;
}

/** Labels the button of one entry: 'It is back: Jo Park, Tue 3 Nov, 09:00' */
export function backOf(who: string, since: string): string {
  return `${isBack}: ${who}, ${since}`;
}
