import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

/** A stretch of time `[from,to)` in which a person is away. */
@Entity('absence')
@PointsTo('school')
@PointsTo('person', 'personId')
@Check('absence_during_check', 'NOT isempty(during)')
@Index('absence_person', ['schoolId', 'personId', 'during'], { type: 'gist' })
export class AbsenceRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') personId!: string;
  @Column('tstzrange') during!: string;
  @Column('text', { nullable: true }) reason!: string | null;
}
