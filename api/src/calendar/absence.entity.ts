import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

/** A stretch of time `[from,to)` in which a person is away. */
@Entity('absence')
@PointsTo('school')
@PointsTo('person', 'personId')
@PointsTo('department', 'departmentId')
@Check('absence_during_check', 'NOT isempty(during)')
@Check('absence_of_team', '(team_id IS NULL) = (department_id IS NULL)')
@Index('absence_team', ['schoolId', 'teamId'])
@Index('absence_department', ['schoolId', 'departmentId'])
@Index('absence_person', ['schoolId', 'personId', 'during'], { type: 'gist' })
export class AbsenceRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') personId!: string;
  @Column('tstzrange') during!: string;
  @Column('text', { nullable: true }) reason!: string | null;
  /** The entry that it is part of, of a whole team; null: it is one person's. */
  @Column('uuid', { nullable: true }) teamId!: string | null;
  @Column('uuid', { nullable: true }) departmentId!: string | null;
}
