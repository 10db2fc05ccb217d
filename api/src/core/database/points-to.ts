import { ForeignKey } from 'typeorm';

/**
 * Says that a column holds the id of a row of another table of the same school: a foreign key on (school_id, column), so that a row
 * cannot point into another school. Without a column the row points to its school. The table is named, not imported, so that features
 * stay apart.
 */
export function PointsTo(table: string, property?: string): ClassDecorator {
  return property === undefined
    ? ForeignKey(table, ['schoolId'], ['schoolId'])
    : ForeignKey(table, ['schoolId', property], ['schoolId', 'id']);
}
