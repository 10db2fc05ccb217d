/** Lists the kinds of technicians' work: the four tasks of a requisition in their order, help in its lesson, and duties, which stand alone. */
export const TASK_KINDS = ['prepare', 'deliver', 'collect', 'clear', 'support', 'duty'] as const;
