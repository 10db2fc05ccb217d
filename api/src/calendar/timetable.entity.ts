import type { OccasionRule } from '@app/shared';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

@Entity('teaching_group')
@PointsTo('school')
@Index('teaching_group_code', { synchronize: false })
@Check('teaching_group_pupils_check', 'pupils BETWEEN 0 AND 500')
export class TeachingGroupRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('int', { nullable: true }) year!: number | null;
  @Column('int', { nullable: true }) pupils!: number | null;
  /** It is the class of one occasion alone, which names none: nobody lists it. */
  @Column('boolean', { default: false }) ofOccasion!: boolean;
}

/** The dates of an occasion, and for how many pupils it is where it says so. */
export type StoredOccasion = OccasionRule & { pupils: number | null };

/**
 * What comes again on each of its cycle days, within its validity (both ends included, null for open). Entries of periods in a row that
 * are one lesson name the first of them in `joinedTo` from `joinedFrom` on, the first one too: `lastPeriod` is theirs then.
 */
@Entity('timetable_entry')
@PointsTo('school')
@PointsTo('teaching_group', 'groupId')
@PointsTo('department', 'departmentId')
@PointsTo('person', 'teacherId')
@PointsTo('room', 'roomId')
@PointsTo('timetable_entry', 'joinedTo')
@Check('timetable_entry_check', 'valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from - 1')
@Index('timetable_entry_teacher', ['schoolId', 'teacherId'])
@Index('timetable_entry_department', ['schoolId', 'departmentId'])
@Index('timetable_entry_group', ['schoolId', 'groupId'])
@Index('timetable_entry_joined', ['schoolId', 'joinedTo'])
export class TimetableEntryRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') cycleDay!: string;
  @Column('text') period!: string;
  @Column('text', { nullable: true }) lastPeriod!: string | null;
  @Column('uuid') groupId!: string;
  @Column('text') subject!: string;
  @Column('uuid') departmentId!: string;
  @Column('uuid') teacherId!: string;
  @Column('uuid', { nullable: true }) roomId!: string | null;
  @Column('date', { nullable: true }) validFrom!: string | null;
  @Column('date', { nullable: true }) validTo!: string | null;
  @Column('text', { nullable: true }) schedule!: string | null;
  @Column('uuid', { nullable: true }) joinedTo!: string | null;
  @Column('date', { nullable: true }) joinedFrom!: string | null;
  /** Of what is outside the timetable: its dates, which take the place of cycle day and period. */
  @Column('jsonb', { nullable: true }) occasion!: StoredOccasion | null;
}

/** Teaches an entry beside its first teacher; `place` is the order in which the timetable names them, from 1. */
@Entity('entry_teacher')
@PointsTo('timetable_entry', 'entryId')
@PointsTo('person', 'teacherId')
@Index('entry_teacher_person', ['schoolId', 'teacherId'])
export class EntryTeacherRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') entryId!: string;
  @PrimaryColumn('uuid') teacherId!: string;
  @Column('int') place!: number;
}

/** That a teacher said that a lesson needs nothing. */
@Entity('lesson_answer')
@PointsTo('school')
@PointsTo('timetable_entry', 'entryId')
@PointsTo('person', 'personId')
@Check('lesson_answer_answer_check', "answer = 'nothing-needed'")
export class LessonAnswerRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') entryId!: string;
  @PrimaryColumn('date') date!: string;
  @Column('text') answer!: string;
  @Column('uuid') personId!: string;
  @Column('timestamptz') at!: string;
}
