import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

/**
 * Minutes of open tasks of a department by window and batch ('': none); `DemandSums` keeps it, nothing else writes it. What a batch spends
 * once is not among the minutes. Of the sums, what is over the line and what yields to those on time are told apart.
 */
@Entity('demand')
@PointsTo('department', 'departmentId')
export class DemandRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') departmentId!: string;
  @PrimaryColumn('timestamptz') due!: string;
  @PrimaryColumn('timestamptz') windowFrom!: string;
  @PrimaryColumn('text', { default: '' }) batch!: string;
  @Column('numeric') minutes!: number;
  @Column('numeric', { default: 0 }) fixedMinutes!: number;
  @Column('int', { default: 0 }) tasks!: number;
  @Column('numeric', { default: 0 }) overMinutes!: number;
  @Column('int', { default: 0 }) overTasks!: number;
  @Column('numeric', { default: 0 }) yieldingMinutes!: number;
  @Column('int', { default: 0 }) yieldingTasks!: number;
  /** The same as one text, as `SumsText` says: hundreds of sums are read at every submission. */
  @Column('text') asText!: string;
}
