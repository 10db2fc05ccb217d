import { Entity, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

/** A person works for a department. */
@Entity('person_department')
@PointsTo('person', 'personId')
@PointsTo('department', 'departmentId')
export class PersonDepartmentRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') personId!: string;
  @PrimaryColumn('uuid') departmentId!: string;
}
