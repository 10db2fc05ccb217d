import { counted } from './counts.js';
import { work } from './durations.js';

/** Words of the page on which somebody is written down as away for the day, and their work is handed over. */
export const page = 'Away today';
export const who = 'Who';
export const how = 'How long';
export const wholeDay = 'The whole day';
export const fromNow = 'From now on';
export const reason = 'Why';
export const reasonHint = 'Only they themselves, the head and the admins read it.';
export const write = 'Away today';
export const backAfterAll = 'Here after all';
export const loading = 'Reading the day';
export const workHeading = 'What moves';
export const nothingLeft = 'Nothing of theirs is left to do today.';
export const nothingLeftHint = 'What nobody has taken is on Today for everybody.';
export const nobody = 'Nobody: whoever is there';
export const takenBy = 'Goes to';
export const handOver = 'Hand these over';
export const dayHeading = 'The day without them';
export const back = 'Today';

/** Asks or says who is away: 'Sam Okoro is away today' */
export function isAway(name: string): string {
  return `${name} is away today.`;
}
export function isHere(name: string): string {
  return `${name} is here after all.`;
}

/** Says how much somebody leaves: '7 tasks, 2 h 10' */
export function leaves(tasks: number, minutes: number): string {
  return `${counted(tasks, 'task')}, ${work(minutes)}`;
}

/** Says what a day is like: '8 h 20 asked, 6 h there: 2 h 20 more than fits.' */
export function day(asked: number, there: number): string {
  const over = asked - there;
  const fits = over > 0 ? `${work(over)} more than fits` : 'it fits';
  return `${work(asked)} asked, ${work(there)} there: ${fits}.`;
}

/** Names a colleague with what they have left: 'Jo Lindqvist, 1 h 10 left' */
export function colleague(name: string, minutes: number): string {
  return minutes > 0 ? `${name}, ${work(minutes)} left` : `${name}, no time left`;
}

/** Says that work was handed over. */
export function handedOver(tasks: number): string {
  return `${counted(tasks, 'task')} handed over.`;
}
