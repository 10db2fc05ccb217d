import { counted } from './counts.js';
import { span, work } from './durations.js';

export const heading = 'Jobs between lessons';
export const add = 'Add a job';
export const edit = 'Edit';
export const save = 'Save';
export const cancel = 'Cancel';
export const remove = 'Take the job away';
export const removed = 'Taken away';
export const hasIt = 'It is at work between lessons: see Machines, kiln and trolleys';
export const planned = 'Planned';
export const waiting = 'In the queue';
export const done = 'Done lately';
export const doneTick = 'Done';
export const undone = 'Not done';
export const endNow = 'Machine is free now';
export const startNow = 'Start now';
export const editOrPlan = 'Edit or plan';
export const inIt = 'Pieces in it';
export const takeOut = 'Take out';
export const noneFits = 'No request of these weeks fits; only those that were sent are found.';
export const toQueue = 'Back into the queue';
export const earlier = 'Up';
export const later = 'Down';

export const fields = {
  title: 'What is to be done',
  material: 'Material or load',
  sheets: 'Sheets or shelves',
  programme: 'Programme or settings',
  minutes: 'Your minutes',
  runMinutes: 'The machine runs for',
  coolMinutes: 'Then cools for',
  date: 'On',
  time: 'Starts at',
  requests: 'Whose pieces',
};
export const hints = {
  material: 'as ‘3 mm birch plywood’, ‘32 tiles’',
  programme: 'as ‘slow bisque, 1,000 °C’',
  minutes: 'counted in the day’s load',
  length: 'as ‘40 min’, ‘10 h’ or ‘1 h 30’',
  cool: 'empty: as after any use',
  date: 'empty: it waits in the queue',
  requests: 'find a request by class or practical, four weeks back and ahead',
};
export const lengthUnread = 'Write it as 40 min, 10 h or 1 h 30.';
export const timeMissing = 'Say also when it starts.';
export const dateMissing = 'Say also on which day.';
export const wrongMinutes = 'Write whole minutes, at least 1.';
export const wrongSheets = 'Write a whole number, or leave it empty.';

export const noMachine = 'There is no such machine. Nothing was changed; choose one that has a label of its own.';
export const noRequest = 'One of these requests is not there any more, or was not sent. Nothing was changed; choose again.';
export const tooMany = 'Two hundred jobs are still to be done. Nothing was changed; tick or take away some first.';
export const tooLongAgo = 'That is more than two weeks ago. Nothing was changed; choose a later time.';
export const tooFar = 'That is more than a year ahead. Nothing was changed; choose an earlier time.';
export const doesNotWait = 'This job has its time already, so it has no place in the queue. Nothing was changed.';
export const hasNoMachine =
  'This job does not have its machine now: it has not begun, or the machine is free again. Nothing was changed; look at the page again.';
export const notInQueue = 'That job does not wait for this machine any more. Nothing was changed; look at the queue again.';

/** Names the button that adds a job: 'Add a job: Kiln'. */
export function addTo(name: string): string {
  return `${add}: ${name}`;
}

/** Names the button that puts a class's pieces in. */
export function putIn(whose: string): string {
  return `Put in ${whose}`;
}

/** Names the button that takes a class's pieces out. */
export function takeOutOf(whose: string): string {
  return `${takeOut}: ${whose}`;
}

/** Names the technician's work on a job with when the machine starts: 'Kiln at 15:15: bisque firing'. */
export function task(name: string, title: string, start: string): string {
  return `${name} at ${start}: ${title}`;
}

/** Says what goes in and how the machine is set: '3 mm birch plywood, 4 sheets or shelves · cut at 60 %'. */
export function load({ material, sheets, programme }: { material: string; sheets: number | null; programme: string }): string {
  const goesIn = [material, sheets === null ? '' : `${sheets} ${sheets === 1 ? 'sheet or shelf' : 'sheets or shelves'}`]
    .filter(Boolean)
    .join(', ');
  return [goesIn, programme].filter(Boolean).join(' · ');
}

/** Says how long it takes whom: 'you 25 min, the machine 10 h, cooling 14 h'. */
export function length({ minutes, runMinutes, coolMinutes }: { minutes: number; runMinutes: number; coolMinutes: number | null }): string {
  const cools = coolMinutes ? `, cooling ${span(coolMinutes)}` : '';
  return `you ${work(minutes)}, the machine ${span(runMinutes)}${cools}`;
}

/** Says that a job is kept as it was written. */
export const saved = (title: string): string => `${title} saved`;

/** Says that a machine begins a job now. */
export const begins = (title: string): string => `${title} begins now`;

/** Says that a job's machine is free before its planned end. */
export const ended = (machine: string): string => `${machine} is free from now on`;

/** Says that a job waits in its queue again. */
export const waitsAgain = (title: string): string => `${title} waits in the queue again`;

/** Says when a planned job runs, and when its machine is free again. */
export function times(start: string, until: string, ready: string | null): string {
  return ready === null ? `${start} to ${until}` : `${start} to ${until}, ready again ${ready}`;
}

/** Names one class whose pieces are in it: '8B, Clay tiles, Thu 19 Nov'. */
export function pieces(group: string, title: string, day: string): string {
  return `${group}, ${title}, ${day}`;
}

/** Says what waits and how much time it will want: '3 jobs wait, 55 min of yours'. */
export function waits(jobs: number, minutes: number): string {
  return `${counted(jobs, 'job')} ${jobs === 1 ? 'waits' : 'wait'}, ${work(minutes)} of yours; planned ones count in the load`;
}

/** Says that a job has its place in the queue. */
export function moved(title: string): string {
  return `${title} moved in the queue`;
}

/** Says that a job is ticked, or not any more. */
export function ticked(title: string, is: boolean): string {
  return is ? `${title} done` : `${title} not done`;
}
