import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { TASK_KINDS, type TaskKind } from '@app/shared';
import { oneOf, PointsTo } from '../core/database/index.js';

/** A piece of technician work with its window [windowFrom, due). */
@Entity('task')
@PointsTo('school')
@PointsTo('requisition', 'requisitionId')
@PointsTo('department', 'departmentId')
@PointsTo('person', 'assigneeId')
@PointsTo('person', 'doneBy')
@Check('task_kind_check', oneOf('kind', TASK_KINDS))
@Check('task_minutes_check', 'minutes >= 0')
@Check('task_check', 'due > window_from')
@Index('task_day', ['schoolId', 'date'])
@Index('task_requisition', ['schoolId', 'requisitionId'])
@Index('task_open', ['schoolId', 'departmentId', 'due'], { where: 'done_at IS NULL' })
export class TaskRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('text') kind!: TaskKind;
  @Column('uuid', { nullable: true }) requisitionId!: string | null;
  @Column('uuid') departmentId!: string;
  @Column('text') title!: string;
  @Column('numeric') minutes!: number;
  @Column('timestamptz') windowFrom!: string;
  @Column('timestamptz') due!: string;
  @Column('date') date!: string;
  @Column('uuid', { nullable: true }) assigneeId!: string | null;
  @Column('boolean', { default: false }) pinned!: boolean;
  @Column('timestamptz', { nullable: true }) doneAt!: string | null;
  @Column('uuid', { nullable: true }) doneBy!: string | null;
  @Column('int', { nullable: true }) actualMinutes!: number | null;
}
