import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InOrder, PointsTo } from '../core/database/index.js';

/** A worksheet or a diagram of a practical, whole; its type was told by its content. */
@Entity('practical_file')
@PointsTo('school')
@PointsTo('practical', 'practicalId')
@PointsTo('person', 'personId')
@Index('practical_file_practical', ['schoolId', 'practicalId', 'place'])
export class PracticalFileRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') practicalId!: string;
  @InOrder() readonly place?: string;
  @Column('uuid') personId!: string;
  @Column('timestamptz') at!: string;
  @Column('text') name!: string;
  @Column('text') type!: string;
  @Column('int') bytes!: number;
  @Column('bytea') content!: Buffer;
}
