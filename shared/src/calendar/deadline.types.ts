/** When a requisition must be in by, in epoch milliseconds. */
export interface Deadline {
  deadlineMs: number;
  /** A few words for what set it: 'weekly Thu 12:00, 1 week before', 'notice 3 school days', 'lead 5 school days'. */
  policy: string;
  /** A sentence for a teacher. */
  explanation: string;
}
