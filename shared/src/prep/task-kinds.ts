/** Lists the kinds of technicians' work: the four tasks of a requisition in their order, help in its lesson, and duties, which stand alone. */
export const TASK_KINDS = ['prepare', 'deliver', 'collect', 'clear', 'support', 'duty'] as const;

/** Says whether work of a kind is done only by who has learnt what its practical asks for: what is carried, anybody can carry. */
export function asksForLearning(kind: (typeof TASK_KINDS)[number]): boolean {
  return kind === 'prepare' || kind === 'clear' || kind === 'support';
}
