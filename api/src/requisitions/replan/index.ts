export { DraftPracticals } from './draft-practicals.js';
export { Replan } from './replan.js';
export { ReplanReaders } from './replan-readers.js';
export { WriteReplan } from './write-replan.js';
