import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

/** The calendar of a school as it was written, at most one. */
@Entity('calendar')
@PointsTo('school')
export class CalendarRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @Column('jsonb') terms!: unknown;
  @Column('jsonb') closures!: unknown;
  @Column('jsonb') periods!: unknown;
  @Column('jsonb') cycle!: unknown;
  @Column('timestamptz') changedAt!: string;
}
