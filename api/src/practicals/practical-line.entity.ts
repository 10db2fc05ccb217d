import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { LINE_KINDS } from '@app/shared';
import { oneOf, PointsTo } from '../core/database/index.js';

/** A line of a practical's kit list: what, and how much per class, per set and per pupil. */
@Entity('practical_line')
@PointsTo('practical', 'practicalId')
@PointsTo('apparatus', 'apparatusId')
@Check('practical_line_kind_check', oneOf('kind', LINE_KINDS))
@Index('practical_line_practical', ['schoolId', 'practicalId', 'position'])
@Index('practical_line_apparatus', ['schoolId', 'apparatusId'])
export class PracticalLineRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') practicalId!: string;
  @Column('int') position!: number;
  @Column('text') kind!: string;
  @Column('uuid', { nullable: true }) apparatusId!: string | null;
  @Column('text') name!: string;
  @Column('real', { default: 0 }) perClass!: number;
  @Column('real', { default: 0 }) perSet!: number;
  @Column('real', { default: 0 }) perPupil!: number;
  @Column('real', { default: 0 }) spare!: number;
  @Column('text', { nullable: true }) unit!: string | null;
  @Column('real', { nullable: true }) concentration!: number | null;
  @Column('text', { nullable: true }) concentrationText!: string | null;
  @Column('real', { nullable: true }) roundTo!: number | null;
  @Column('real', { nullable: true }) overage!: number | null;
  @Column('text', { array: true, nullable: true }) pictograms!: string[] | null;
  @Column('text', { array: true, nullable: true }) statements!: string[] | null;
}
