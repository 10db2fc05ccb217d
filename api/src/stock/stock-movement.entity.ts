import { MOVEMENT_WHYS, type MovementWhy } from '@app/shared';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InOrder, oneOf, PointsTo } from '../core/database/index.js';

/** So much more (or less) of a stock than there was, by whom and why; what a request drew names it and its line. */
@Entity('stock_movement')
@PointsTo('stock', 'stockId')
@PointsTo('person', 'personId')
@PointsTo('requisition', 'requisitionId')
@Check('stock_movement_why_check', oneOf('why', MOVEMENT_WHYS))
@Check('stock_movement_amount_check', 'amount >= 0')
@Index('stock_movement_stock', ['schoolId', 'stockId', 'place'])
@Index('stock_movement_requisition', ['schoolId', 'requisitionId'], { where: 'requisition_id IS NOT NULL' })
export class StockMovementRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') stockId!: string;
  @InOrder() readonly place?: string;
  @Column('timestamptz') at!: string;
  @Column('uuid', { nullable: true }) personId!: string | null;
  @Column('text') why!: MovementWhy;
  @Column('numeric') delta!: number;
  /** What there was then. */
  @Column('numeric') amount!: number;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('uuid', { nullable: true }) requisitionId!: string | null;
  @Column('uuid', { nullable: true }) lineId!: string | null;
}
