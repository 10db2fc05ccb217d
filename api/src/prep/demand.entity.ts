import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

/** Minutes of open tasks of a department by window; `DemandSums` keeps it, nothing else writes it. */
@Entity('demand')
@PointsTo('department', 'departmentId')
export class DemandRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') departmentId!: string;
  @PrimaryColumn('timestamptz') due!: string;
  @PrimaryColumn('timestamptz') windowFrom!: string;
  @Column('numeric') minutes!: number;
}
