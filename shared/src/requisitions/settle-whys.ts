/**
 * Lists why a request is on the list to settle: its lesson is gone, moved off its time, another's, without its teacher, on a closed
 * day; its kit is short, its room lacks what it needs; or what the world changed is still being worked out (`pending`).
 */
export const SETTLE_WHYS = ['lesson-gone', 'moved', 'teacher-changed', 'teacher-away', 'closed', 'short', 'room-lacks', 'pending'] as const;
export type SettleWhy = (typeof SETTLE_WHYS)[number];
