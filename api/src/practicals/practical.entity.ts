import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';
import type { Facility, HazardNote } from '@app/shared';

/** A library entry as it is now; efforts in minutes. An entry that is archived stays for the requisitions that name it. */
@Entity('practical')
@PointsTo('school')
@Index('practical_point', { synchronize: false })
@Index('practical_title', { synchronize: false })
@Check('practical_group_size_check', 'group_size > 0')
@Check('practical_lead_school_days_check', 'lead_school_days >= 0')
export class PracticalRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('text') title!: string;
  @Column('text') subject!: string;
  @Column('int', { array: true, default: '{}' }) years!: number[];
  @Column('text', { array: true, default: '{}' }) keywords!: string[];
  @Column('int', { default: 2 }) groupSize!: number;
  @Column('boolean', { default: false }) demonstration!: boolean;
  @Column('real', { nullable: true }) prepareFixed!: number | null;
  @Column('real', { nullable: true }) preparePerSet!: number | null;
  @Column('real', { nullable: true }) clearFixed!: number | null;
  @Column('real', { nullable: true }) clearPerSet!: number | null;
  @Column('int', { nullable: true }) leadSchoolDays!: number | null;
  @Column('text', { default: '' }) method!: string;
  @Column('jsonb', { default: [] }) hazards!: HazardNote[];
  @Column('boolean', { default: false }) archived!: boolean;
  @Column('text', { nullable: true }) clearAway!: string | null;
  @Column('text', { array: true, default: '{}' }) needs!: Facility[];
  @Column('text', { nullable: true }) required!: string | null;
  @Column('text', { nullable: true }) serves!: string | null;
  /** What whoever prepares it must have learnt; null: anybody can. */
  @Column('text', { nullable: true }) specialism!: string | null;
  /** Title, keywords with references, and subject as the search compares them: the database writes them. */
  @Column({ type: 'text', default: '', insert: false, update: false }) readonly searchTitle?: string;
  @Column({ type: 'text', default: '', insert: false, update: false }) readonly searchKeywords?: string;
  @Column({ type: 'text', default: '', insert: false, update: false }) readonly searchSubject?: string;
}
