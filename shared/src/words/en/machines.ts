import type { MachineState } from '../../apparatus/machine-now.js';

export const page = 'Machines, kiln and trolleys';
export const lead =
  'Each thing that there is one of: how it is now, who has it next, when it is ready again after cooling, cleaning or charging, and what it does between lessons: a firing, a sheet to be cut.';
export const loading = 'Loading the machines';
export const none = 'Nothing has a label of its own yet';
export const noneWhy = 'On Apparatus, tick ‘labelled’ for what there is one of: a laser cutter, a kiln, a trolley of laptops.';
export const before = 'The week before';
export const after = 'The week after';
export const kind = 'Kind';
export const allKinds = 'All kinds';
export const nobody = 'Nobody has it in this week.';
export const free = 'free';
export const somebody = 'in use';
export const print = 'Print';

const STATES: Readonly<Record<MachineState, string>> = {
  free: 'Free',
  'in-use': 'In use',
  turnaround: 'Cooling, cleaning or charging',
  out: 'Out of service',
};

/** Says how a machine is now: 'In use until 12:10'. */
export function now(state: MachineState, until: string | null): string {
  return until === null ? STATES[state] : `${STATES[state]} until ${until}`;
}

/** Says whose it is then: 'Spreadsheets, 9X, ICT 1'. */
export function whose({ title, group, room }: { title: string | null; group: string | null; room: string | null }): string {
  return [title, group, room].filter((one) => one !== null).join(', ') || somebody;
}

/** Says when it is ready again after a use; nothing where it is at once. */
export function ready(until: string, again: string): string {
  return until === again ? '' : `ready again ${again}`;
}

/** Names a cell of a day that a use goes on through: 'still with 8A'. */
export function still(whose: string): string {
  return `still: ${whose}`;
}

/** Says how long it takes to be ready again: '60 min after each use'. */
export function turnaround(minutes: number): string {
  return minutes === 0 ? 'Ready again at once' : `${minutes} min after each use until it is ready again`;
}
