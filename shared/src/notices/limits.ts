/** Bounds of a notice, in letters. */
export const NOTICE_LIMITS = { title: 120, text: 4_000, answer: 2_000 } as const;

/** What is put up for colleagues: news for the department's meeting, something that everybody must know to work safely, a thought to improve on. */
export const NOTICE_KINDS = ['update', 'safety', 'idea'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
