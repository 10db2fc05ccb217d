import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

/** The overload that a department was last told of, so that the same one is told once. */
@Entity('overload_notice')
@PointsTo('department', 'departmentId')
export class OverloadNoticeRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') departmentId!: string;
  @Column('timestamptz') toAt!: string;
  @Column('timestamptz') toldAt!: string;
}
