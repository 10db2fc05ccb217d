/** Lists why a school is closed on days of a term; on INSET days staff are in and no lesson is taught. */
export const CLOSURE_KINDS = ['holiday', 'inset', 'bank-holiday', 'other'] as const;
