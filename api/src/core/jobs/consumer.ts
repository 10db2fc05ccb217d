/** Stands in `pending.school_id` for no school: work of the whole installation. */
export const INSTALLATION = '00000000-0000-0000-0000-000000000000';

/** What waits for one consumer in one school. */
export interface Work {
  /** The school, or `INSTALLATION`. */
  schoolId: string;
  /** From when it was due, in epoch milliseconds; of several, the first. */
  dueMs: number;
  /** The events that it is about, in the order of their recording; none, where the time alone is what it is about. */
  eventIds: string[];
}

/** Somebody who does what waits, without being asked by a person. */
export interface Consumer {
  /** As in `pending.consumer`. Rows outlive code: a name keeps its meaning. */
  readonly name: string;
  /** Every school always has work of it waiting: a school without gets some when a server starts. */
  readonly isStanding?: boolean;
  /**
   * Waits for others than the database, and so works outside a transaction: what a server had in hand when it died may be done twice.
   * Everybody else works in the transaction that takes the work away, so that it is done once.
   */
  readonly isOutside?: boolean;
  /**
   * Does the work. Answers when there is more to do in that school, in epoch milliseconds; null: when somebody says so.
   * What it throws is logged, and the work waits for another attempt.
   */
  run(work: Work): Promise<number | null>;
}
