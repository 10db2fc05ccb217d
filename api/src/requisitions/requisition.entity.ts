import { Check, Column, Entity, Generated, Index, PrimaryColumn } from 'typeorm';
import { type Facility, type LateReason, REQUISITION_STATUSES, type RequisitionStatus, type SupportAsked } from '@app/shared';
import { oneOf, PointsTo } from '../core/database/index.js';
import type { KeptAssessment } from './kept-assessment.js';

/** A teacher's request at a lesson. The lesson's date and times are kept here, so that a timetable change cannot lose them. */
@Entity('requisition')
@PointsTo('timetable_entry', 'entryId')
@PointsTo('person', 'teacherId')
@PointsTo('person', 'lessonTeacherId')
@PointsTo('department', 'departmentId')
@PointsTo('teaching_group', 'groupId')
@PointsTo('room', 'roomId')
@PointsTo('practical', 'practicalId')
@PointsTo('timetable_entry', 'keepUntilEntryId')
@Check('requisition_pupils_check', 'pupils >= 0')
@Check('requisition_group_size_check', 'group_size > 0')
@Check('requisition_sets_check', 'sets >= 0')
@Check('requisition_status_check', oneOf('status', REQUISITION_STATUSES))
@Check('requisition_check', 'ends_at > starts_at')
@Check(
  'requisition_keep_until_check',
  '(keep_until_entry_id IS NULL) = (keep_until_date IS NULL) AND (keep_until_entry_id IS NULL) = (lesson_ends_at IS NULL)',
)
@Check('requisition_check1', 'NOT late OR late_reason IS NOT NULL')
@Index('requisition_lesson', ['schoolId', 'entryId', 'date'])
@Index('requisition_group', ['schoolId', 'groupId', 'date'])
@Index('requisition_start', ['schoolId', 'startsAt', 'id'])
@Index('requisition_keep_until', ['schoolId', 'keepUntilEntryId'], { where: 'keep_until_entry_id IS NOT NULL' })
@Index('requisition_short', ['schoolId', 'startsAt'], { where: 'short' })
@Index('requisition_waiting', ['schoolId', 'startsAt'], { where: "status IN ('submitted', 'queried')" })
@Index('requisition_practical', ['schoolId', 'practicalId', 'date'])
@Index('requisition_accepted', ['schoolId', 'startsAt'], { where: "status = 'accepted'" })
export class RequisitionRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('uuid') entryId!: string;
  @Column('date') date!: string;
  @Column('text') period!: string;
  /** The last of a lesson of several periods; null for a lesson of one. */
  @Column('text', { nullable: true }) lastPeriod!: string | null;
  @Column('timestamptz') startsAt!: string;
  /** The end of its lesson or, where it is kept out, of the later one after which it is taken down: until then its kit is out. */
  @Column('timestamptz') endsAt!: string;
  /** Where it is kept out until a later lesson, the end of its own. */
  @Column('timestamptz', { nullable: true }) lessonEndsAt!: string | null;
  /** The later lesson of the class until which it is kept out. */
  @Column('uuid', { nullable: true }) keepUntilEntryId!: string | null;
  @Column('date', { nullable: true }) keepUntilDate!: string | null;
  /** A technician's help in the lesson. */
  @Column('jsonb', { nullable: true }) support!: SupportAsked | null;
  @Column('uuid') teacherId!: string;
  /** Whose lesson it was when it was handed to somebody else; null: it is asked for by its lesson's own teacher. */
  @Column('uuid', { nullable: true }) lessonTeacherId!: string | null;
  @Column('uuid') departmentId!: string;
  @Column('uuid') groupId!: string;
  @Column('uuid', { nullable: true }) roomId!: string | null;
  @Column('uuid', { nullable: true }) practicalId!: string | null;
  @Column('int', { nullable: true }) practicalVersion!: number | null;
  @Column('text') title!: string;
  @Column('int') pupils!: number;
  /** A person typed the number; it does not follow the class. */
  @Column('boolean', { default: false }) pupilsTyped!: boolean;
  @Column('int') groupSize!: number;
  @Column('int') sets!: number;
  @Column('boolean', { default: false }) ownLines!: boolean;
  @Column('text', { nullable: true }) notes!: string | null;
  @Column('text') status!: RequisitionStatus;
  /** Null where there was none when it was sent. */
  @Column('timestamptz', { nullable: true }) deadline!: string | null;
  @Column('text') deadlinePolicy!: string;
  @Column('timestamptz', { nullable: true }) submittedAt!: string | null;
  @Column('boolean', { default: false }) late!: boolean;
  @Column('int', { default: 0 }) minutesLate!: number;
  @Column('text', { nullable: true }) lateReason!: LateReason | null;
  @Column('text', { nullable: true }) lateWords!: string | null;
  @Column('boolean', { default: false }) excused!: boolean;
  @Column('boolean', { default: false }) short!: boolean;
  /** What its practical needs and the room of its lesson has not. */
  @Column('text', { array: true, default: '{}' }) roomLacks!: Facility[];
  @Column('jsonb', { nullable: true }) riskAssessment!: KeptAssessment | null;
  @Column('text', { nullable: true }) outcome!: string | null;
  /** Written down after its lesson, as done without a request. */
  @Column('boolean', { default: false }) recorded!: boolean;
  @Column('uuid') createdBy!: string;
  @Column('timestamptz') createdAt!: string;
  /** What people call it by; it comes of a sequence when the row is written. */
  @Column('int') @Generated('increment') number!: number;
}

/** The fields that are kept and answered as they were said, which no rule looks at but acceptance. A new one is named here and nowhere below. */
export const AS_SAID = ['notes', 'riskAssessment'] as const;
export type AsSaid = (typeof AS_SAID)[number];

/** The columns of a requisition that hold instants. */
export const REQUISITION_INSTANTS = ['startsAt', 'endsAt', 'lessonEndsAt', 'deadline', 'submittedAt', 'createdAt'] as const;
