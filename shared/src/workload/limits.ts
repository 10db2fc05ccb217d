/** Bounds the reason that an absence is given, in characters. */
export const ABSENCE_REASON_LENGTH = 500;
