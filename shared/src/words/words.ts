import type { en } from './en.js';
import type { first } from './first.js';
import type { late } from './late.js';

/** What a language has to say: every text, and every function that makes one of facts. */
export type Words = typeof en;

/** What the frame and the first screens say of it: what is there from the start. */
export type FirstWords = typeof first;

/** What pages say of it: all but what the server alone tells. */
export type PageWords = FirstWords & typeof late;
