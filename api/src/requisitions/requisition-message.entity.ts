import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InOrder, PointsTo } from '../core/database/index.js';

/** A message of the thread between teacher and technicians. */
@Entity('requisition_message')
@PointsTo('requisition', 'requisitionId')
@PointsTo('person', 'personId')
@Index('requisition_message_thread', ['schoolId', 'requisitionId', 'place'])
export class RequisitionMessageRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') requisitionId!: string;
  @Column('uuid') personId!: string;
  @Column('timestamptz') at!: string;
  @Column('text') text!: string;
  @InOrder() readonly place?: string;
}
