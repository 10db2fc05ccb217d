import { counted } from './counts.js';

export const send = 'Send now';
export const look = 'See on Today';
export const keep = 'Keep for me';
export const throwAway = 'Throw away';

/** Says how much waits in this browser to be sent, and why where that is known. */
export function waiting(ticks: number, away: boolean): string {
  const wait = `${counted(ticks, 'tick waits', 'ticks wait')} here to be sent.`;
  return away ? `The server cannot be reached. ${wait}` : wait;
}

/** Says that ticks were not taken by the server. */
export function refused(ticks: number): string {
  return `${counted(ticks, 'tick was', 'ticks were')} not taken.`;
}

/** Heads the question what becomes of ticks that wait when their person signs out. */
export function leaving(ticks: number): string {
  return counted(ticks, 'tick is not sent yet', 'ticks are not sent yet');
}

/** Says what each answer to that question does. */
export const leavingWhy =
  'What you keep is sent when you sign in on this device again; nobody else can see or send it. What you throw away stays not done, and the history of its task says that it was ticked.';
