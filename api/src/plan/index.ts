export * from './plan.entity.js';
export * from './plan.module.js';
