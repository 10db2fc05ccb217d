import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../database/index.js';

/** One thing that somebody did: who, what, on what, before and after. History, audit and messages all read these rows. */
@Entity('activity')
@PointsTo('school')
@PointsTo('person', 'personId')
@Index('activity_subject', ['schoolId', 'subjectId', 'id'])
@Index('activity_to_tell', ['schoolId', 'id'], { where: 'to_tell' })
export class ActivityRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('timestamptz') at!: string;
  @Column('uuid', { nullable: true }) personId!: string | null;
  @Column('text') what!: string;
  @Column('text') subject!: string;
  @Column('uuid') subjectId!: string;
  @Column('jsonb', { nullable: true }) before!: unknown;
  @Column('jsonb', { nullable: true }) after!: unknown;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('text', { nullable: true }) requestId!: string | null;
  @Column('boolean', { default: false }) toTell!: boolean;
}
