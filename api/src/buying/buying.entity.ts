import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

/** In which month a school's financial year begins. */
@Entity('financial_year')
@PointsTo('school')
@Check('financial_year_start_month_check', 'start_month >= 1 AND start_month <= 12')
export class FinancialYearRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('int') startMonth!: number;
}

/** What a department may spend in a financial year, named by the calendar year in which it begins. */
@Entity('department_budget')
@PointsTo('school')
@PointsTo('department', 'departmentId')
@Check('department_budget_amount_check', 'amount >= 0')
export class DepartmentBudgetRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') departmentId!: string;
  @PrimaryColumn('int') year!: number;
  @Column('int', { default: 1 }) version!: number;
  @Column('numeric', { nullable: true }) amount!: number | null;
}

/** Something that was ordered. `amount`: how much of its stock comes, in the stock's unit. */
@Entity('purchase')
@PointsTo('school')
@PointsTo('department', 'departmentId')
@PointsTo('stock', 'stockId')
@Check('purchase_amount_check', 'amount > 0')
@Check('purchase_cost_check', 'cost >= 0')
@Index('purchase_department', ['schoolId', 'departmentId', 'orderedOn', 'id'])
export class PurchaseRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('uuid') departmentId!: string;
  @Column('uuid', { nullable: true }) stockId!: string | null;
  @Column('text') title!: string;
  @Column('text', { nullable: true }) supplier!: string | null;
  @Column('numeric', { nullable: true }) amount!: number | null;
  @Column('numeric') cost!: number;
  @Column('date') orderedOn!: string;
  @Column('date', { nullable: true }) receivedOn!: string | null;
  @Column('boolean', { default: false }) archived!: boolean;
}
