import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

/** That a request is over the line, by how many minutes, and the overload that is told of it: narrowed to working time, and as wide as its work. */
@Entity('over_line')
@PointsTo('requisition', 'requisitionId')
@Check('over_line_minutes_over_check', 'minutes_over > 0')
export class OverLineRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') requisitionId!: string;
  @Column('numeric') minutesOver!: number;
  @Column('timestamptz') fromAt!: string;
  @Column('timestamptz') toAt!: string;
  @Column('timestamptz') openAt!: string;
  @Column('timestamptz') endAt!: string;
  @Column('numeric') workMinutes!: number;
  @Column('numeric') technicianMinutes!: number;
  @Column('uuid', { array: true }) departmentIds!: string[];
}
