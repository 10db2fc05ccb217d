import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

/** Science, D&T, Food …: has policies and people. */
@Entity('department')
@PointsTo('school')
@Index('department_name', { synchronize: false })
export class DepartmentRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('boolean', { default: false }) riskAssessmentNeeded!: boolean;
}
