import type { en } from './en.js';

/** What a language has to say: every text, and every function that makes one of facts. */
export type Words = typeof en;
