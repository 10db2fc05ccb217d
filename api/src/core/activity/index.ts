export * from './activity.entity.js';
export * from './activity.js';
