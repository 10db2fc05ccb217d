import pg from 'pg';
import { parseTimestamptz } from '../clock/index.js';

const { builtins } = pg.types;

/** Values as the rules want them: instants as epoch milliseconds, dates as text, counts and sums as numbers. */
export const columnTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
    if (oid === builtins.TIMESTAMPTZ) return parseTimestamptz;
    if (oid === builtins.DATE) return (text) => text;
    if (oid === builtins.INT8 || oid === builtins.NUMERIC) return Number;
    return pg.types.getTypeParser(oid, format) as (value: string) => unknown;
  },
};
