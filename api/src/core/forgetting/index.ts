export * from './forget-people.js';
export * from './forget-years.js';
export * from './forgetting.module.js';
export { namePattern } from './name-pattern.js';
