import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

/** Something countable that the school owns. `labelled`: a single thing with its own label. */
@Entity('apparatus')
@PointsTo('school')
@Index('apparatus_name', { synchronize: false })
@Check('apparatus_owned_check', 'owned >= 0')
@Check('apparatus_out_of_service_check', 'out_of_service >= 0')
@Check('apparatus_turnaround_minutes_check', 'turnaround_minutes >= 0')
export class ApparatusRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('text') name!: string;
  @Column('text', { default: '' }) category!: string;
  @Column('int') owned!: number;
  @Column('int', { default: 0 }) outOfService!: number;
  @Column('text', { default: '' }) location!: string;
  @Column('int', { default: 0 }) turnaroundMinutes!: number;
  @Column('boolean', { default: false }) labelled!: boolean;
  @Column('text', { array: true, default: '{}' }) aliases!: string[];
}
