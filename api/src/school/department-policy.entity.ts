import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { POLICY_KINDS } from '@app/shared';
import { oneOf, PointsTo } from '../core/database/index.js';

/** By when a department wants requisitions, from a date on. */
@Entity('department_policy')
@PointsTo('department', 'departmentId')
@Unique(['schoolId', 'departmentId', 'validFrom'])
@Check('department_policy_kind_check', oneOf('kind', POLICY_KINDS))
@Check('department_policy_weekday_check', 'weekday BETWEEN 1 AND 7')
@Check('department_policy_weeks_before_check', 'weeks_before >= 0')
@Check('department_policy_school_days_check', 'school_days >= 0')
@Check('department_policy_block_within_hours_check', 'block_within_hours >= 0')
@Check('department_policy_check', "kind <> 'weekly' OR (weekday IS NOT NULL AND time IS NOT NULL AND weeks_before IS NOT NULL)")
@Check('department_policy_check1', "kind <> 'notice' OR school_days IS NOT NULL")
export class DepartmentPolicyRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') departmentId!: string;
  @Column('date') validFrom!: string;
  @Column('text') kind!: 'weekly' | 'notice';
  @Column('int', { nullable: true }) weekday!: number | null;
  @Column('text', { nullable: true }) time!: string | null;
  @Column('int', { nullable: true }) weeksBefore!: number | null;
  @Column('int', { nullable: true }) schoolDays!: number | null;
  @Column('int', { nullable: true }) blockWithinHours!: number | null;
}
