import { first } from './first.js';
import { late } from './late.js';
import { told } from './told.js';

/** Says every fact in British English, by noun. A new noun's words go to late.ts, unless the frame or a first screen says them. */
export const en = { ...first, ...late, ...told };
