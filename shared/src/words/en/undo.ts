/** Says that what was done last was taken back. */
export const DONE = 'Undone. It is as it was before.';
