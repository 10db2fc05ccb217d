export type { CheckFacts, DutyFacts } from './duty-facts.js';
export * from './event-subjects.js';
export * from './events.js';
export type { NoticeFacts } from './notice-facts.js';
export type { OccasionFacts } from './occasion-facts.js';
export * from './patterns.js';
export type { StockFacts } from './stock-facts.js';
export * from './subject-of-event.js';
export type { LessonChanged, RoomClosed } from './room-facts.js';
