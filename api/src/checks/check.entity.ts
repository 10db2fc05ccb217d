import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InOrder, PointsTo } from '../core/database/index.js';

/** A check of equipment. `taken`: how many of the item it has out of service while it is overdue. */
@Entity('equipment_check')
@PointsTo('school')
@PointsTo('apparatus', 'apparatusId')
@Check('equipment_check_every_months_check', 'every_months > 0')
@Check('equipment_check_taken_check', 'taken >= 0')
@Index('equipment_check_due', ['schoolId', 'due', 'id'])
export class CheckRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('text') title!: string;
  @Column('uuid', { nullable: true }) apparatusId!: string | null;
  @Column('date', { nullable: true }) due!: string | null;
  @Column('int', { nullable: true }) everyMonths!: number | null;
  @Column('boolean', { default: false }) blocksItem!: boolean;
  @Column('int', { default: 0 }) taken!: number;
  @Column('boolean', { default: false }) archived!: boolean;
}

/** A time that a check was done. */
@Entity('check_record')
@PointsTo('equipment_check', 'checkId')
@PointsTo('person', 'personId')
@Index('check_record_check', ['schoolId', 'checkId', 'doneOn', 'place'])
export class CheckRecordRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') checkId!: string;
  @InOrder() readonly place?: string;
  @Column('date') doneOn!: string;
  @Column('uuid', { nullable: true }) personId!: string | null;
  @Column('timestamptz') at!: string;
  @Column('text', { nullable: true }) note!: string | null;
}
