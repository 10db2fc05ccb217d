import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ChangeKind } from '@app/shared';
import { PointsTo } from '../../core/database/index.js';

/** What is another of one lesson than the timetable has it; `starts` and `ends` are wall times. A room of null: none for the time being. */
@Entity('lesson_change')
@PointsTo('school')
@PointsTo('timetable_entry', 'entryId')
@PointsTo('room', 'roomId')
@PointsTo('person', 'teacherId')
@Check(
  'lesson_change_kind_check',
  `CASE kind
    WHEN 'room' THEN num_nonnulls(starts, ends, teacher_id) = 0
    WHEN 'time' THEN starts IS NOT NULL AND ends IS NOT NULL AND ends > starts AND num_nonnulls(room_id, teacher_id) = 0
    WHEN 'cover' THEN teacher_id IS NOT NULL AND num_nonnulls(room_id, starts, ends) = 0
    WHEN 'cancelled' THEN num_nonnulls(room_id, starts, ends, teacher_id) = 0
    ELSE false END`,
)
@Index('lesson_change_room', ['schoolId', 'roomId'])
@Index('lesson_change_teacher', ['schoolId', 'teacherId'])
export class LessonChangeRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') entryId!: string;
  @PrimaryColumn('date') date!: string;
  @PrimaryColumn('text') kind!: ChangeKind;
  @Column('uuid', { nullable: true }) roomId!: string | null;
  @Column('text', { nullable: true }) starts!: string | null;
  @Column('text', { nullable: true }) ends!: string | null;
  @Column('uuid', { nullable: true }) teacherId!: string | null;
  @Column('text', { nullable: true }) note!: string | null;
}

/** When a room cannot be used, both days included. */
@Entity('room_closure')
@PointsTo('school')
@PointsTo('room', 'roomId')
@Check('room_closure_check', 'to_date >= from_date')
@Index('room_closure_room', ['schoolId', 'roomId'])
export class RoomClosureRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') roomId!: string;
  @Column('date') fromDate!: string;
  @Column('date') toDate!: string;
  @Column('text') note!: string;
}
