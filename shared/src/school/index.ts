export * from './working-pattern.js';
