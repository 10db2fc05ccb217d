export * from './limits.js';
export * from './person-code.js';
export * from './place-people.js';
export * from './posts.js';
export * from './read-people.js';
export * from './specialisms.js';
export * from './working-pattern.js';
