import { Column, Entity, Generated, Index, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

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
  /** Its place in the order of writing, which the database gives: ids are made by the clock of each server. */
  @Column({ type: 'bigint', insert: false, update: false }) @Generated('increment') readonly place?: string;
}
