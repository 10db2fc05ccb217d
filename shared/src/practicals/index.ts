export * from './kit-line.js';
export * from './limits.js';
export * from './line-kinds.js';
export * from './named-strength.js';
export * from './quantities.js';
export * from './read-kit.js';
export * from './read-strength.js';
export * from './versions.js';
