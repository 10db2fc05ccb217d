import type { Need } from '@app/shared';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

/** When a department's shopping for a week closes: a weekday and a wall time before the week; both null where it does not. */
@Entity('shopping_cut_off')
@PointsTo('school')
@PointsTo('department', 'departmentId')
@Check('shopping_cut_off_weekday_check', 'weekday >= 1 AND weekday <= 7')
export class ShoppingCutOffRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') departmentId!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('int', { nullable: true }) weekday!: number | null;
  @Column('text', { nullable: true }) time!: string | null;
}

/** What pupils of a class need, as needs and numbers; never whom. */
@Entity('group_need')
@PointsTo('school')
@PointsTo('teaching_group', 'groupId')
export class GroupNeedRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') groupId!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('jsonb', { default: [] }) needs!: Need[];
}
