import type { FirstWeekday } from '@app/shared';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

/** The calendar of a school as it was written, at most one. */
@Entity('calendar')
@PointsTo('school')
@Check('calendar_first_weekday_check', 'first_weekday IN (1, 6, 7)')
export class CalendarRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @Column('jsonb') terms!: unknown;
  @Column('jsonb') closures!: unknown;
  @Column('jsonb') periods!: unknown;
  @Column('jsonb') cycle!: unknown;
  @Column('int', { nullable: true }) firstWeekday!: FirstWeekday | null;
  @Column('timestamptz') changedAt!: string;
}
