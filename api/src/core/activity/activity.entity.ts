import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One thing that somebody did: who, what, on what, before and after. History, audit and messages all read these rows. */
@Entity('activity')
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
