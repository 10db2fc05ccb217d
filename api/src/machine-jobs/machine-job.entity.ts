import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

/** What a machine does between lessons. Planned (`startsAt`) it has a task, and holds its machine by a hold of its own id. */
@Entity('machine_job')
@PointsTo('school')
@PointsTo('apparatus', 'apparatusId')
@PointsTo('department', 'departmentId')
@Index('machine_job_machine', ['schoolId', 'apparatusId', 'place'])
@Index('machine_job_task', ['schoolId', 'taskId'])
@Check('machine_job_sheets_check', 'sheets > 0')
@Check('machine_job_minutes_check', 'minutes > 0')
@Check('machine_job_run_minutes_check', 'run_minutes > 0')
@Check('machine_job_cool_minutes_check', 'cool_minutes >= 0')
@Check('machine_job_ended_check', 'ended_at IS NULL OR (starts_at IS NOT NULL AND ended_at > starts_at)')
@Check('machine_job_planned_check', '(starts_at IS NULL) = (task_id IS NULL)')
export class MachineJobRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('uuid') apparatusId!: string;
  @Column('uuid') departmentId!: string;
  @Column('text') title!: string;
  @Column('text', { default: '' }) material!: string;
  @Column('int', { nullable: true }) sheets!: number | null;
  @Column('text', { default: '' }) programme!: string;
  /** The technician's own. */
  @Column('int') minutes!: number;
  @Column('int') runMinutes!: number;
  @Column('int', { nullable: true }) coolMinutes!: number | null;
  @Column('uuid', { array: true, default: '{}' }) requisitionIds!: string[];
  /** Its place among those that wait for the same machine. */
  @Column('int') place!: number;
  @Column('timestamptz', { nullable: true }) startsAt!: string | null;
  /** Since when its machine is free again, where that was said before its planned end. */
  @Column('timestamptz', { nullable: true }) endedAt!: string | null;
  @Column('uuid', { nullable: true }) taskId!: string | null;
  @Column('boolean', { default: false }) archived!: boolean;
}
