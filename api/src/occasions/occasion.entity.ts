import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { OCCASION_KINDS, type OccasionKind } from '@app/shared';
import { oneOf, PointsTo } from '../core/database/index.js';

/** Something outside the timetable, as it was asked; its dates stand with its entry, which has the same id. */
@Entity('occasion')
@PointsTo('school')
@PointsTo('timetable_entry', 'id')
@PointsTo('department', 'departmentId')
@PointsTo('person', 'teacherId')
@PointsTo('room', 'roomId')
@PointsTo('teaching_group', 'groupId')
@PointsTo('person', 'createdBy')
@Check('occasion_kind_check', oneOf('kind', OCCASION_KINDS))
@Index('occasion_teacher', ['schoolId', 'teacherId'])
export class OccasionRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('text') title!: string;
  @Column('text') kind!: OccasionKind;
  @Column('date') date!: string;
  @Column('text') starts!: string;
  @Column('text') ends!: string;
  @Column('uuid') departmentId!: string;
  @Column('uuid') teacherId!: string;
  @Column('uuid', { nullable: true }) roomId!: string | null;
  @Column('uuid', { nullable: true }) groupId!: string | null;
  @Column('int', { nullable: true }) pupils!: number | null;
  @Column('text', { nullable: true }) rrule!: string | null;
  @Column('boolean', { default: false }) skipNonTeaching!: boolean;
  /** Nothing of it is to come, and it is not listed any more. */
  @Column('boolean', { default: false }) dropped!: boolean;
  @Column('uuid') createdBy!: string;
  @Column('timestamptz') createdAt!: string;
}
