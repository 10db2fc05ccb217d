import { DUTY_FUNCTIONS, type DutyFunction } from '@app/shared';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { oneOf, PointsTo } from '../core/database/index.js';

/** Technicians' work that no request asked for. Without a rule it is done once, on `startsOn`; wall times are the school's. */
@Entity('duty')
@PointsTo('school')
@PointsTo('department', 'departmentId')
@PointsTo('person', 'assigneeId')
@Check('duty_function_check', oneOf('function', DUTY_FUNCTIONS))
@Check('duty_minutes_check', 'minutes > 0')
export class DutyRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('text') title!: string;
  @Column('text') function!: DutyFunction;
  @Column('int') minutes!: number;
  @Column('uuid') departmentId!: string;
  @Column('uuid', { nullable: true }) assigneeId!: string | null;
  @Column('text', { nullable: true }) rrule!: string | null;
  @Column('date') startsOn!: string;
  @Column('text') windowStart!: string;
  @Column('text') windowEnd!: string;
  @Column('boolean', { default: false }) archived!: boolean;
}

/** The task that a date of a duty is. */
@Entity('duty_task')
@PointsTo('duty', 'dutyId')
export class DutyTaskRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') dutyId!: string;
  @PrimaryColumn('date') date!: string;
  @Column('uuid') taskId!: string;
}
