export * from './lesson-change.entity.js';
