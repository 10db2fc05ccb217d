import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { LINE_KINDS } from '@app/shared';
import { oneOf, PointsTo } from '../core/database/index.js';
import { KitLineColumns } from '../practicals/index.js';

/** A line of a requisition's kit list as it stood when it was asked: quantity rule, what it came to, and what is missing of it. */
@Entity('requisition_line')
@PointsTo('requisition', 'requisitionId')
@PointsTo('apparatus', 'apparatusId')
@PointsTo('stock', 'stockId')
@Check('requisition_line_kind_check', oneOf('kind', LINE_KINDS))
@Check('requisition_line_needed_check', 'needed >= 0')
@Check('requisition_line_short_check', 'short >= 0')
@Index('requisition_line_requisition', ['schoolId', 'requisitionId', 'position'])
export class RequisitionLineRow extends KitLineColumns {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') requisitionId!: string;
  @Column('int') position!: number;
  @Column('real') needed!: number;
  @Column('int', { default: 0 }) short!: number;
}
