import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { TASK_KINDS, type TaskKind } from '@app/shared';
import { oneOf, PointsTo } from '../core/database/index.js';

/** A piece of technician work with its window [windowFrom, due). */
@Entity('task')
@PointsTo('requisition', 'requisitionId')
@PointsTo('department', 'departmentId')
@PointsTo('person', 'assigneeId')
@PointsTo('person', 'doneBy')
@Check('task_kind_check', oneOf('kind', TASK_KINDS))
@Check('task_minutes_check', 'minutes >= 0')
@Check('task_check', 'due > window_from')
@Index('task_day', ['schoolId', 'date'])
@Index('task_requisition', ['schoolId', 'requisitionId'])
@Index('task_open_day', ['schoolId', 'date'], { where: 'done_at IS NULL' })
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
  /** The practical and version that it is work of; null: of a list of its own. */
  @Column('uuid', { nullable: true }) practicalId!: string | null;
  @Column('int', { nullable: true }) practicalVersion!: number | null;
  /** Of the minutes those that a batch spends once. */
  @Column('numeric', { default: 0 }) fixedMinutes!: number;
  /** When its request was sent, or changed by a person so that it asks for more: its place in the order. */
  @Column('timestamptz', { nullable: true }) askedAt!: string | null;
  /** Its request was sent late and has not been begun: it stands after those on time. */
  @Column('boolean', { default: false }) yields!: boolean;
  /** Its request is over the line. */
  @Column('boolean', { default: false }) overLine!: boolean;
}
