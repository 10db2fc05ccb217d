import { STOCK_KINDS, type StockKind } from '@app/shared';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { oneOf, PointsTo } from '../core/database/index.js';

/** A chemical or consumable on a shelf. `key`: its name as substances are told apart. `archived`: it is no longer kept. */
@Entity('stock')
@PointsTo('school')
@Check('stock_kind_check', oneOf('kind', STOCK_KINDS))
@Check('stock_amount_check', 'amount >= 0')
@Check('stock_concentration_check', 'concentration >= 0')
@Check('stock_reorder_level_check', 'reorder_level >= 0')
@Check('stock_price_check', 'price >= 0')
@Index('stock_key', ['schoolId', 'key', 'id'])
export class StockRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('text') name!: string;
  @Column('text') key!: string;
  @Column('text') kind!: StockKind;
  @Column('numeric') amount!: number;
  @Column('text', { nullable: true }) unit!: string | null;
  @Column('numeric', { nullable: true }) concentration!: number | null;
  @Column('text', { nullable: true }) concentrationText!: string | null;
  @Column('text', { default: '' }) location!: string;
  @Column('date', { nullable: true }) expires!: string | null;
  @Column('numeric', { nullable: true }) reorderLevel!: number | null;
  @Column('text', { nullable: true }) supplier!: string | null;
  @Column('numeric', { nullable: true }) price!: number | null;
  /** Ids among the groups of the school's storage rules. */
  @Column('text', { array: true, default: '{}' }) storageGroups!: string[];
  @Column('date', { nullable: true }) opened!: string | null;
  @Column('boolean', { default: false }) archived!: boolean;
}
