/** What waits for one consumer in one school. */
export interface Work {
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
  /** Every school always has one run of it waiting: a school without gets one when a server starts, and several become one. */
  readonly isStanding?: boolean;
  /**
   * Works outside the transaction that takes the work away, because it waits for others than the database, or keeps what it reads. What
   * a server had in hand when it died may be done twice: it claims of itself what must not be. Everybody else works in the transaction that takes the work away, so that it is done once.
   */
  readonly isOutside?: boolean;
  /**
   * Does the work. Answers when there is more to do in that school, in epoch milliseconds; null: when somebody says so.
   * What it throws is logged, and the work waits for another attempt.
   */
  run(work: Work): Promise<number | null>;
}
