export * from './event-subjects.js';
export * from './events.js';
export type { OccasionFacts } from './occasion-facts.js';
export * from './patterns.js';
export * from './subject-of-event.js';
