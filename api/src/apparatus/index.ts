export * from './apparatus.entity.js';
export * from './apparatus.module.js';
export { ApparatusService } from './apparatus.service.js';
export * from './breakages.js';
export * from './free-kit.js';
export * from './hold.entity.js';
export * from './holds.js';
export { type HeldApparatus, takeAgain } from './kit-held.js';
export { ShortHolds } from './short-holds.js';
