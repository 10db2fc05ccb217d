import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { LINE_KINDS } from '@app/shared';
import { oneOf, PointsTo } from '../core/database/index.js';

/** A line of a requisition's kit list as it stood when it was asked: quantity rule, what it came to, and what is missing of it. */
@Entity('requisition_line')
@PointsTo('requisition', 'requisitionId')
@PointsTo('apparatus', 'apparatusId')
@Check('requisition_line_kind_check', oneOf('kind', LINE_KINDS))
@Check('requisition_line_needed_check', 'needed >= 0')
@Check('requisition_line_short_check', 'short >= 0')
@Index('requisition_line_requisition', ['schoolId', 'requisitionId', 'position'])
export class RequisitionLineRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') requisitionId!: string;
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
  @Column('real') needed!: number;
  @Column('int', { default: 0 }) short!: number;
}
