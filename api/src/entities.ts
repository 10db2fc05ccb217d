import { ActivityRow } from './core/activity/index.js';
import type { Entities } from './core/database/index.js';

/** Every class that describes a table. */
export const entities: Entities = [ActivityRow];
