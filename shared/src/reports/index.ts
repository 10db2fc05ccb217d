export * from './figures.js';
export * from './lateness.js';
export * from './service-factor.js';
