/** Lists the kinds of technicians' work: the four tasks of a requisition in their order, and duties, which stand alone. */
export const TASK_KINDS = ['prepare', 'deliver', 'collect', 'clear', 'duty'] as const;
