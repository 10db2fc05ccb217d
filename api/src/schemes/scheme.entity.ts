import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

/** A year group's course. */
@Entity('scheme')
@PointsTo('school')
@Index('scheme_name', { synchronize: false })
@Check('scheme_year_check', 'year BETWEEN 1 AND 14')
export class SchemeRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('text') name!: string;
  @Column('text') subject!: string;
  @Column('int', { nullable: true }) year!: number | null;
}

/** A step of a scheme; `position` counts from 0. */
@Entity('scheme_step')
@PointsTo('scheme', 'schemeId')
@PointsTo('practical', 'practicalId')
@Index('scheme_step_code', { synchronize: false })
export class SchemeStepRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') schemeId!: string;
  @PrimaryColumn('int') position!: number;
  @Column('text') code!: string;
  @Column('text') title!: string;
  @Column('uuid', { nullable: true }) practicalId!: string | null;
  @Column('text', { nullable: true }) reference!: string | null;
}

/** Which scheme a class follows, from when, and at which step it began; null: at the first. */
@Entity('group_scheme')
@PointsTo('teaching_group', 'groupId')
@PointsTo('scheme', 'schemeId')
@Index('group_scheme_scheme', ['schoolId', 'schemeId'])
export class GroupSchemeRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') groupId!: string;
  @Column('uuid') schemeId!: string;
  @Column('date') fromDate!: string;
  @Column('text', { nullable: true }) step!: string | null;
}
