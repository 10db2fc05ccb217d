import { NoTurn } from './turns.js';

/** That a connection turned out to be dead before anything of a transaction was committed on it: the work can be done again on another. */
export class DeadLine extends Error {
  constructor(cause: unknown) {
    super('Connection terminated: nothing came from it any more', { cause });
  }
}

/** What a failure of the database means to whoever asked, whatever exactly it was. */
export type Fault =
  /** Somebody else has what is wanted; a moment later it is free. */
  | 'held'
  /** More is asked for than can be done at once, or the statement took too long. */
  | 'busy'
  /** There is no way to it, or it takes no writes. */
  | 'away'
  /** Its disk has no room. */
  | 'full'
  /** Nobody waits for the answer. */
  | 'left';

/** By the five letters of a state, or by its class, the first two. */
const FAULTS: Readonly<Record<string, Fault>> = {
  '08': 'away', // connection
  '25006': 'away', // read-only, as after a failover
  '25P03': 'busy', // idle in a transaction for too long
  '25P04': 'busy', // a transaction that took too long
  '28': 'away', // the login is not taken any more
  '3D': 'away', // the database is not there any more
  '40': 'held', // rolled back for the sake of another
  '53': 'busy', // out of memory, connections, what was configured
  '53100': 'full',
  '55': 'held', // not in the state that it takes: a lock not to be had, in use
  '57': 'away', // stopped, starting, ended by an administrator
  '57014': 'busy', // took longer than statements may
  '58': 'away', // the machine under it
  RQ001: 'held', // what was looked at was taken, again and again
};

/** What Node was at with a socket when it failed; other than of a file, such as open. */
const OF_SOCKETS = new Set(['connect', 'read', 'write', 'getaddrinfo', 'shutdown']);
const DRIVER_SAYS = /timeout exceeded when trying to connect|Connection terminated|connection error|not queryable/i;

/** Tells what a failure of the database means; null for what it does not say of itself, such as a broken rule or a mistake of ours. */
export function faultOf(error: unknown): Fault | null {
  if (error instanceof NoTurn) return error.why;
  const { code, syscall, message, errors } = error as { code?: string; syscall?: string; message?: string; errors?: unknown };
  if (Array.isArray(errors)) return errors.map(faultOf).find((fault) => fault !== null) ?? null; // of each address of one name
  if (code !== undefined && /^[0-9A-Z]{5}$/.test(code)) {
    const known = FAULTS[code] ?? FAULTS[code.slice(0, 2)];
    if (known) return known;
  }
  if (syscall !== undefined && OF_SOCKETS.has(syscall)) return 'away';
  return DRIVER_SAYS.test(message ?? '') ? 'away' : null;
}

/** Whether a connection prepared statements for tables that have changed since: a new one has none. */
export function isStale(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return code === '26000' || (code === '0A000' && (message ?? '').includes('cached plan'));
}

/** What was looked at is in other hands by now: the transaction lets go of all that it holds and is done again. */
export class Taken extends Error {
  readonly code = 'RQ001';
}

/** Whether what a transaction had seen without a lock was taken when it came to write. */
export function isTaken(error: unknown): boolean {
  return (error as { code?: string }).code === 'RQ001';
}

/** Whether a transaction failed through no fault of its own, and nothing of it stands: a conflict, a dead connection, a changed table. */
export function canBeDoneAgain(error: unknown): boolean {
  const { code } = error as { code?: string };
  return code === '40001' || code === '40P01' || isTaken(error) || error instanceof DeadLine || isStale(error);
}

/** What the log says of an error: a line where it is to be expected now and then, else all of it with its trace. */
export function expectedOr(error: unknown): object {
  const fault = faultOf(error);
  const { code, message } = error as { code?: unknown; message?: string };
  return fault ? { fault, code, reason: message } : { err: error };
}
