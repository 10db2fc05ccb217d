import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A teacher's request at a lesson. The lesson's date and times are kept here, so that a timetable change cannot lose them. */
@Entity('requisition')
export class RequisitionRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('uuid') entryId!: string;
  @Column('date') date!: string;
  @Column('text') period!: string;
  @Column('timestamptz') startsAt!: string;
  @Column('timestamptz') endsAt!: string;
  @Column('uuid') teacherId!: string;
  @Column('uuid') departmentId!: string;
  @Column('uuid') groupId!: string;
  @Column('uuid', { nullable: true }) roomId!: string | null;
  @Column('uuid', { nullable: true }) practicalId!: string | null;
  @Column('int', { nullable: true }) practicalVersion!: number | null;
  @Column('text') title!: string;
  @Column('int') pupils!: number;
  @Column('int') groupSize!: number;
  @Column('int') sets!: number;
  @Column('boolean', { default: false }) ownLines!: boolean;
  @Column('text', { nullable: true }) notes!: string | null;
  @Column('text') status!: string;
  @Column('timestamptz') deadline!: string;
  @Column('text') deadlinePolicy!: string;
  @Column('timestamptz', { nullable: true }) submittedAt!: string | null;
  @Column('boolean', { default: false }) late!: boolean;
  @Column('int', { default: 0 }) minutesLate!: number;
  @Column('text', { nullable: true }) lateReason!: string | null;
  @Column('text', { nullable: true }) lateWords!: string | null;
  @Column('boolean', { default: false }) excused!: boolean;
  @Column('boolean', { default: false }) short!: boolean;
  @Column('jsonb', { nullable: true }) riskAssessment!: unknown;
  @Column('text', { nullable: true }) outcome!: string | null;
  @Column('uuid') createdBy!: string;
  @Column('timestamptz') createdAt!: string;
}
