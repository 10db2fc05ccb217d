import { is, statement } from '../core/database/index.js';

/** The version of a school's ($1) rules, under which they are kept. */
export const RULES_VERSION = statement(
  { rulesVersion: is.int, timeZone: is.text },
  'SELECT rules_version AS "rulesVersion", time_zone AS "timeZone" FROM school WHERE school_id = $1',
);
