export { en } from './en.js';
export type { Words } from './words.js';
