import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InOrder, PointsTo } from '../core/database/index.js';

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
  @InOrder() readonly place?: string;
  @Column('uuid') personId!: string;
  @Column('timestamptz') at!: string;
  @Column('text') text!: string;
}
