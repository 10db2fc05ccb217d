/** How long things of one sort may take, in milliseconds. */
interface Bounds {
  /** One statement; then PostgreSQL ends it. */
  statement: number;
  /** The wait for a lock of somebody else; then the statement is refused. */
  lock: number;
  /** A transaction in which nothing is sent, as of a server that is frozen; then PostgreSQL ends it with its locks. */
  idle: number;
}

/** What a person waits for. */
export const BOUNDS: Bounds = { statement: 15_000, lock: 3000, idle: 10_000 };
/** What a job does, or a file that is taken in. */
export const PATIENT: Bounds = { statement: 120_000, lock: 30_000, idle: 60_000 };
/** A change of the tables. */
const MIGRATION: Bounds = { statement: 1_800_000, lock: 120_000, idle: 600_000 };

/** A connection from which nothing came for so long, beyond what its statement may take, is dead. */
export const BEYOND_MS = 5000;
/** A connection that was quiet for so long is asked first whether it still leads anywhere. */
export const QUIET_MS = 5000;
/** An answer to that takes at most so long; whoever waits for it is then served on a new connection, within a second of asking in all. */
export const PROBE_MS = 500;
/** A dead peer is looked for after so long without traffic. */
export const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 };

/**
 * What the server relies on of how PostgreSQL plans, whatever a database of one's own is set to. Its statements ask by keys: to read a whole
 * table is never right where others' rows stand in it, and looks cheap while a school is small. None is worth compiling. A connection
 * plans a statement once: left to itself PostgreSQL takes an analysed school for a reason to plan anew each time, which cost more than
 * the statement.
 */
const PLANS = '-c enable_seqscan=off -c jit=off -c plan_cache_mode=force_generic_plan';

/** The settings of a session as they stand in its first packet, so that they cost no statement. */
export function sessionOptions(as: 'owner' | 'app'): string {
  const { statement, lock, idle } = as === 'app' ? BOUNDS : MIGRATION;
  const bounds = `-c statement_timeout=${statement} -c lock_timeout=${lock} -c idle_in_transaction_session_timeout=${idle}`;
  return as === 'app' ? `${bounds} ${PLANS}` : bounds;
}

/** The commands that give the transaction in hand the bounds of patient work. */
export const PATIENTLY: readonly string[] = [
  `SET LOCAL statement_timeout = ${PATIENT.statement}`,
  `SET LOCAL lock_timeout = ${PATIENT.lock}`,
  `SET LOCAL idle_in_transaction_session_timeout = ${PATIENT.idle}`,
];

/** The commands that have the next statement of the transaction in hand planned for its values, and those behind it once again. */
export const PLANNED_EACH_TIME = [
  'SET LOCAL plan_cache_mode = force_custom_plan',
  'SET LOCAL plan_cache_mode = force_generic_plan',
] as const;
