import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { LessonGroup, PersonName, RoomName } from '../calendar/lesson.contract.js';
import { OCCASION_KINDS, type OccasionKind } from '../calendar/occasion-rule.js';
import { IsNotBlank } from '../practicals/line.contract.js';
import { IsOneLine } from '../reading/one-line.contract.js';
import { TIMETABLE_LIMITS } from '../reading/limits.js';
import { IsDateOnly, IsWallTime } from '../time/date-validators.js';
import { OCCASION_LIMITS } from './limits.js';

/** Something outside the timetable that is asked for like a lesson; `rrule` repeats it by the rule of RFC 5545 (DAILY, WEEKLY, MONTHLY). */
export class OccasionBody {
  @IsString() @IsOneLine() @Length(1, OCCASION_LIMITS.title) @IsNotBlank() title!: string;
  @IsIn(OCCASION_KINDS) kind!: OccasionKind;
  @IsDateOnly() date!: string;
  @IsWallTime() start!: string;
  @IsWallTime() end!: string;
  @IsString() departmentId!: string;
  /** Whose it is; oneself where nobody is named. */
  @IsOptional() @IsString() teacherId?: string | null;
  @IsOptional() @IsString() roomId?: string | null;
  @IsOptional() @IsString() groupId?: string | null;
  @IsOptional() @IsInt() @Min(1) @Max(TIMETABLE_LIMITS.pupils) pupils?: number | null;
  @IsOptional() @IsString() @Length(1, OCCASION_LIMITS.rrule) @Matches(/^[A-Za-z0-9=;,:+-]*$/) rrule?: string | null;
  /** It does not take place on days without teaching, and those do not count. */
  @IsOptional() @IsBoolean() skipNonTeaching?: boolean | null;
}

/** The whole occasion as it is to be; its dates that are over stay as they were. */
export class OccasionChange extends OccasionBody {
  @IsInt() @Min(1) version!: number;
}

/** An occasion with the lessons that it has, past ones too; their ids serve wherever a lesson's does. */
export class OccasionView {
  @IsString() id!: string;
  @IsInt() version!: number;
  @IsString() title!: string;
  @IsIn(OCCASION_KINDS) kind!: OccasionKind;
  @IsDateOnly() date!: string;
  @IsWallTime() start!: string;
  @IsWallTime() end!: string;
  @IsString() departmentId!: string;
  @ValidateNested() @Type(() => PersonName) teacher!: PersonName;
  @IsOptional() @ValidateNested() @Type(() => RoomName) room!: RoomName | null;
  @IsOptional() @ValidateNested() @Type(() => LessonGroup) group!: LessonGroup | null;
  @IsOptional() @IsInt() pupils!: number | null;
  @IsOptional() @IsString() rrule!: string | null;
  @IsBoolean() skipNonTeaching!: boolean;
  @IsArray() @IsString({ each: true }) lessonIds!: string[];
}

/** Which occasions are listed: those with a date from `from` to `to`, one's own unless a department is named. */
export class OccasionQuery {
  @IsOptional() @IsDateOnly() from?: string;
  @IsOptional() @IsDateOnly() to?: string;
  @IsOptional() @IsString() departmentId?: string;
  @IsOptional() @IsString() limit?: string;
  @IsOptional() @IsString() cursor?: string;
}
