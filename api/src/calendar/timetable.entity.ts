import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('room')
export class RoomRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
}

@Entity('teaching_group')
export class TeachingGroupRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('int', { nullable: true }) year!: number | null;
  @Column('int', { nullable: true }) pupils!: number | null;
}

/** What comes again on each of its cycle days, within its validity (both ends included, null for open). */
@Entity('timetable_entry')
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
}

/** That a teacher said that a lesson needs nothing. */
@Entity('lesson_answer')
export class LessonAnswerRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') entryId!: string;
  @PrimaryColumn('date') date!: string;
  @Column('text') answer!: string;
  @Column('uuid') personId!: string;
  @Column('timestamptz') at!: string;
}
