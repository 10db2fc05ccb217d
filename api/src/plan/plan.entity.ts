import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Plan } from '@app/shared';
import { PointsTo } from '../core/database/index.js';

/** The plan of a department's days that was looked at last, and the version of the week that it was made of. */
@Entity('plan')
@PointsTo('department', 'departmentId')
export class PlanRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') departmentId!: string;
  @PrimaryColumn('date') fromDate!: string;
  @PrimaryColumn('date') toDate!: string;
  @Column('bigint') version!: number;
  @Column('timestamptz') at!: string;
  @Column('jsonb') answer!: Plan;
}
