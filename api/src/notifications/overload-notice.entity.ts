import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

/** The overload that a department was last told of, so that the same one is told once; nothing in it: that there is none. */
@Entity('overload_notice')
@PointsTo('department', 'departmentId')
export class OverloadNoticeRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') departmentId!: string;
  @Column('timestamptz', { nullable: true }) toAt!: string | null;
  @Column('timestamptz', { nullable: true }) toldAt!: string | null;
  @Column('timestamptz', { nullable: true }) fromAt!: string | null;
  @Column('numeric', { nullable: true }) minutesOver!: number | null;
}
