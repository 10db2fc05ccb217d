import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { IsDateOnly, IsInstant, IsWallTime } from '../time/date-validators.js';
import { CHANGE_KINDS, type ChangeKind } from './lesson-changes.js';
import { LESSON_STATES, type LessonState } from './lesson-state.js';
import { OCCASION_KINDS, type OccasionKind } from './occasion-rule.js';

/** A class: pupils who are taught together. */
export class LessonGroup {
  @IsString() id!: string;
  @IsString() code!: string;
  @IsOptional() @IsInt() year!: number | null;
  @IsOptional() @IsInt() pupils!: number | null;
}

export class PersonName {
  @IsString() id!: string;
  @IsString() code!: string;
  @IsString() name!: string;
}

export class RoomName {
  @IsString() id!: string;
  @IsString() code!: string;
}

export class LessonChange {
  @IsString() kind!: string;
  @IsString() note!: string;
}

/** What a lesson outside the timetable is. */
export class LessonOccasion {
  @IsString() id!: string;
  @IsIn(OCCASION_KINDS) kind!: OccasionKind;
  @IsString() title!: string;
}

/** What a lesson has in the timetable, of what is another: its room, and its teacher where somebody else takes it. */
export class LessonBefore {
  @IsOptional() @IsString() room!: string | null;
  @IsOptional() @IsString() teacher!: string | null;
}

/** One thing that is another of a lesson than the timetable has it, by names; null is what its kind does not say. */
export class LessonChangeFacts {
  @IsIn([...CHANGE_KINDS, 'room-closed']) kind!: ChangeKind | 'room-closed';
  @IsOptional() @IsString() note!: string | null;
  /** The room that it was given, or that is closed. */
  @IsOptional() @IsString() room!: string | null;
  @IsOptional() @IsWallTime() start!: string | null;
  @IsOptional() @IsWallTime() end!: string | null;
  @IsOptional() @IsString() teacher!: string | null;
  @ValidateNested() @Type(() => LessonBefore) before!: LessonBefore;
}

/** What a technician asked about a request, and has no answer to yet. `text` is empty where it was asked without words. */
export class Question {
  @IsString() text!: string;
  @ValidateNested() @Type(() => PersonName) by!: PersonName;
  @IsInstant() at!: string;
}

/** What a lesson tells of a requisition that stands on it. */
export class LessonRequisition {
  @IsString() id!: string;
  @IsString() title!: string;
  @IsString() status!: string;
  /** Null, as the two after it, to whom it is neither work nor theirs to know. */
  @IsOptional() @IsBoolean() late!: boolean | null;
  @IsOptional() @IsInt() minutesLate!: number | null;
  @IsOptional() @IsInt() schoolDaysLate!: number | null;
  @IsBoolean() short!: boolean;
  @IsInt() sets!: number;
  /** What became of it, once it is closed; null: not known. */
  @IsOptional() @IsString() outcome!: string | null;
  /** Until when it stays out, where that is beyond its lesson. */
  @IsOptional() @IsInstant() keptUntil!: string | null;
  /** So many minutes a technician helps in the lesson. */
  @IsOptional() @IsInt() supportMinutes!: number | null;
  /** Null also for whom it is not meant. */
  @IsOptional() @ValidateNested() @Type(() => Question) question!: Question | null;
}

/**
 * One dated meeting of a teaching group: when, where and with whom. `lastPeriod` is null for a lesson of one period; `otherTeachers` have
 * it beside `teacher`, in the timetable's order.
 */
export class LessonPlace {
  @IsString() id!: string;
  @IsDateOnly() date!: string;
  @IsString() period!: string;
  @IsOptional() @IsString() lastPeriod!: string | null;
  @IsInstant() start!: string;
  @IsInstant() end!: string;
  @IsWallTime() startTime!: string;
  @IsWallTime() endTime!: string;
  @IsString() cycleDay!: string;
  /** Null where an occasion names none. */
  @IsOptional() @ValidateNested() @Type(() => LessonGroup) group!: LessonGroup | null;
  @IsString() subject!: string;
  @IsString() departmentId!: string;
  @ValidateNested() @Type(() => PersonName) teacher!: PersonName;
  @ValidateNested({ each: true }) @Type(() => PersonName) otherTeachers!: PersonName[];
  @IsOptional() @ValidateNested() @Type(() => RoomName) room!: RoomName | null;
  /** Null for a lesson of the timetable. */
  @IsOptional() @ValidateNested() @Type(() => LessonOccasion) occasion!: LessonOccasion | null;
}

/** A lesson as a request stands at it: with what was changed of it by hand, the gravest first. */
export class ChangedPlace extends LessonPlace {
  @ValidateNested({ each: true }) @Type(() => LessonChangeFacts) changes!: LessonChangeFacts[];
}

/** A lesson with its deadline and what has been asked for it; `schedule` is the set of bells that its periods belong to, where there are several. */
export class Lesson extends LessonPlace {
  @IsOptional() @IsString() schedule!: string | null;
  @IsOptional() @ValidateNested() @Type(() => LessonChange) change!: LessonChange | null;
  /** All that is another of it, the gravest first; `change` is the first of these, or that its teacher is away. */
  @ValidateNested({ each: true }) @Type(() => LessonChangeFacts) changes!: LessonChangeFacts[];
  /** Null where the lesson has none: its department asks for nothing, or deadlines had not begun. */
  @IsOptional() @IsInstant() deadline!: string | null;
  @IsOptional() @IsIn(['nothing-needed']) answer!: 'nothing-needed' | null;
  @IsIn(LESSON_STATES) state!: LessonState;
  @ValidateNested({ each: true }) @Type(() => LessonRequisition) requisitions!: LessonRequisition[];
}

/** At most 62 days at once; one's own lessons unless another person or a department is named. */
export class LessonQuery {
  @IsDateOnly() from!: string;
  @IsDateOnly() to!: string;
  @IsOptional() @IsString() teacherId?: string;
  @IsOptional() @IsString() departmentId?: string;
  @IsOptional() @IsIn(['unanswered', 'nothing-needed']) answer?: 'unanswered' | 'nothing-needed';
  @IsOptional() @IsString() limit?: string;
  @IsOptional() @IsString() cursor?: string;
}

export class LessonAnswer {
  @IsIn(['nothing-needed']) answer!: 'nothing-needed';
}
