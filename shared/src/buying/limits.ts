/** Bounds what is said of buying: pounds, and the letters of a title. */
export const BUYING_LIMITS = { pounds: 10_000_000, title: 120, firstYear: 2000, lastYear: 2200 } as const;

/** In which month a financial year begins where a school says nothing: April, as those of councils and most maintained schools in England do. */
export const USUAL_START_MONTH = 4;
