export * from './figures.js';
export * from './functions.js';
export * from './lateness.js';
export * from './limits.js';
export * from './service-factor.js';
export * from './stretches.js';
export * from './usual-week.js';
