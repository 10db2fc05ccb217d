/** Lists the states of a requisition in the order of its life, the two ways out last; TRANSITIONS says which follows which. */
export const REQUISITION_STATUSES = [
  'draft',
  'submitted',
  'queried',
  'accepted',
  'prepared',
  'delivered',
  'collected',
  'cleared',
  'declined',
  'cancelled',
] as const;
export type RequisitionStatus = (typeof REQUISITION_STATUSES)[number];
