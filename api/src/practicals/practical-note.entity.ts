import { Column, Entity, Generated, Index, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

/** What somebody wrote for whoever asks for the practical next. */
@Entity('practical_note')
@PointsTo('school')
@PointsTo('practical', 'practicalId')
@PointsTo('person', 'personId')
@Index('practical_note_practical', ['schoolId', 'practicalId', 'place'])
export class PracticalNoteRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') practicalId!: string;
  /** Its place in the order of writing, which the database gives: ids are made by the clock of each server. */
  @Column({ type: 'bigint', insert: false, update: false }) @Generated('increment') readonly place?: string;
  @Column('uuid') personId!: string;
  @Column('timestamptz') at!: string;
  @Column('text') text!: string;
}
