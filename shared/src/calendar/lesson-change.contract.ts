import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IsDateOnly, IsInstant, IsWallTime } from '../time/date-validators.js';
import { CHANGE_KINDS, type ChangeKind, CHANGE_NOTE_LENGTH } from './lesson-changes.js';
import { Lesson, LessonChangeFacts, LessonGroup, PersonName } from './lesson.contract.js';

/**
 * What is another of one lesson: `roomId` (null: no room) of a kind 'room', `start` and `end` of 'time', `teacherId` of 'cover'. `anyway`:
 * although another class or the teacher has something else then.
 */
export class LessonChangeBody {
  @IsIn(CHANGE_KINDS) kind!: ChangeKind;
  @IsOptional() @IsString() roomId?: string | null;
  @IsOptional() @IsWallTime() start?: string;
  @IsOptional() @IsWallTime() end?: string;
  @IsOptional() @IsString() teacherId?: string;
  @IsOptional() @IsString() @MaxLength(CHANGE_NOTE_LENGTH) note?: string | null;
  @IsOptional() @IsBoolean() anyway?: boolean;
}

/** Which change is taken back; all of them where none is named. */
export class LessonChangeQuery {
  @IsOptional() @IsIn(CHANGE_KINDS) kind?: ChangeKind;
  @IsOptional() @IsIn(['true', 'false']) anyway?: 'true' | 'false';
}

/** Two lessons that share time, whose rooms change places. */
export class RoomSwapBody {
  @IsArray() @ArrayMinSize(2) @ArrayMaxSize(2) @IsString({ each: true }) lessonIds!: string[];
  @IsOptional() @IsString() @MaxLength(CHANGE_NOTE_LENGTH) note?: string | null;
  @IsOptional() @IsBoolean() anyway?: boolean;
}

/** A room cannot be used from one day to another, both included. */
export class RoomClosureBody {
  @IsDateOnly() from!: string;
  @IsDateOnly() to!: string;
  @IsString() @Length(0, CHANGE_NOTE_LENGTH) note!: string;
}

/** A request that a change touches. */
export class TouchedRequest {
  @IsString() requisitionId!: string;
  @IsString() title!: string;
  @IsString() status!: string;
  @IsDateOnly() date!: string;
  @IsString() lessonId!: string;
}

/** A lesson that a change touches, as people name it. */
export class BriefLesson {
  @IsString() id!: string;
  @IsDateOnly() date!: string;
  @IsString() period!: string;
  @IsOptional() @IsString() lastPeriod!: string | null;
  @IsInstant() start!: string;
  @IsInstant() end!: string;
  @ValidateNested() @Type(() => LessonGroup) group!: LessonGroup;
  @ValidateNested() @Type(() => PersonName) teacher!: PersonName;
  @IsString() subject!: string;
  @IsString() departmentId!: string;
  /** What is another of it than the timetable has. */
  @ValidateNested({ each: true }) @Type(() => LessonChangeFacts) changes!: LessonChangeFacts[];
}

/** The lesson as it is by now, and the requests at it. */
export class LessonChangeAnswer {
  @ValidateNested() @Type(() => Lesson) lesson!: Lesson;
  @ValidateNested({ each: true }) @Type(() => TouchedRequest) affected!: TouchedRequest[];
}

/** The two lessons as they are by now, and the requests at them. */
export class RoomSwapAnswer {
  @ValidateNested({ each: true }) @Type(() => Lesson) lessons!: Lesson[];
  @ValidateNested({ each: true }) @Type(() => TouchedRequest) affected!: TouchedRequest[];
}

/** When a room cannot be used, and why. */
export class RoomClosure {
  @IsString() id!: string;
  @IsString() roomId!: string;
  @IsDateOnly() from!: string;
  @IsDateOnly() to!: string;
  @IsString() note!: string;
}

/** A closure of a room with what it touches from now on. */
export class RoomClosureAnswer extends RoomClosure {
  @ValidateNested({ each: true }) @Type(() => BriefLesson) lessons!: BriefLesson[];
  @ValidateNested({ each: true }) @Type(() => TouchedRequest) affected!: TouchedRequest[];
}

export class RoomRangeQuery {
  @IsDateOnly() from!: string;
  @IsDateOnly() to!: string;
}

/** Who has a room when: a lesson, or that it is closed. */
export class RoomUse {
  @IsInstant() from!: string;
  @IsInstant() to!: string;
  @IsOptional() @ValidateNested() @Type(() => BriefLesson) lesson!: BriefLesson | null;
  @IsOptional() @ValidateNested() @Type(() => RoomClosure) closure!: RoomClosure | null;
}

/** Whether a room is free in a period of a teaching day; `lessons` are those that are in it then. */
export class RoomPeriod {
  @IsDateOnly() date!: string;
  @IsString() period!: string;
  @IsInstant() from!: string;
  @IsInstant() to!: string;
  @IsBoolean() free!: boolean;
  @IsBoolean() closed!: boolean;
  @ValidateNested({ each: true }) @Type(() => BriefLesson) lessons!: BriefLesson[];
}

/** A room's days: what it is used for in order of start, and each period with whether it is free. */
export class RoomAvailability {
  @ValidateNested({ each: true }) @Type(() => RoomUse) items!: RoomUse[];
  @ValidateNested({ each: true }) @Type(() => RoomPeriod) periods!: RoomPeriod[];
  @ValidateNested({ each: true }) @Type(() => RoomClosure) closures!: RoomClosure[];
}
