import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { LessonChangeFacts, PersonName, Question } from '../calendar/lesson.contract.js';
import { IsOneLine } from '../reading/one-line.contract.js';
import { IsDateOnly, IsInstant } from '../time/date-validators.js';
import { LATE_REASONS, type LateReason } from './late-reasons.js';
import { REQUISITION_LIMITS } from './limits.js';
import { REQUISITION_STATUSES } from './statuses.js';

/**
 * Which requisitions a list shows, and from where. Several statuses, reasons and departments have commas between them; `mine` is one's own; `q`
 * are words of practical, class, teacher and room, or a number. In order of their lessons, the soonest first or the latest.
 */
export class RequisitionQuery {
  @IsOptional() @IsDateOnly() from?: string;
  @IsOptional() @IsDateOnly() to?: string;
  @IsOptional() @IsString() @MaxLength(200) status?: string;
  @IsOptional() @IsIn(['true', 'false']) late?: 'true' | 'false';
  @IsOptional() @IsString() @MaxLength(200) lateReason?: string;
  @IsOptional() @IsIn(['true', 'false']) short?: 'true' | 'false';
  /** Over the line or not. */
  @IsOptional() @IsIn(['true', 'false']) overLine?: 'true' | 'false';
  @IsOptional() @IsIn(['true', 'false']) mine?: 'true' | 'false';
  @IsOptional() @IsString() @MaxLength(REQUISITION_LIMITS.search) q?: string;
  @IsOptional() @IsIn(['soonest', 'latest']) order?: 'soonest' | 'latest';
  @IsOptional() @IsString() teacherId?: string;
  @IsOptional() @IsString() groupId?: string;
  @IsOptional() @IsString() @MaxLength(2000) departmentId?: string;
  /** The year group of the class; `none`: classes of no year. */
  @IsOptional() @Matches(/^(\d{1,2}|none)$/, { message: '$property must be a year group such as 9, or none' }) year?: string;
  /** 1 = Monday. */
  @IsOptional() @Matches(/^[1-7]$/, { message: '$property must be a day of the week from 1, Monday, to 7' }) weekday?: string;
  @IsOptional() @IsString() @IsOneLine() @MaxLength(40) period?: string;
  @IsOptional() @IsString() practicalId?: string;
  /** A line lacks some of this apparatus. */
  @IsOptional() @IsString() shortOf?: string;
  /** Prepared, and then cancelled or not used. */
  @IsOptional() @IsIn(['true', 'false']) wasted?: 'true' | 'false';
  @IsOptional() @IsString() limit?: string;
  @IsOptional() @IsString() cursor?: string;
}

/** A requisition as a list shows it. */
export class RequisitionSummary {
  @IsString() id!: string;
  @IsInt() version!: number;
  /** What people call it by. */
  @IsInt() number!: number;
  @IsString() lessonId!: string;
  @IsDateOnly() date!: string;
  @IsString() period!: string;
  @IsOptional() @IsString() lastPeriod!: string | null;
  @IsInstant() start!: string;
  @IsString() group!: string;
  @IsString() groupId!: string;
  @IsOptional() @IsString() room!: string | null;
  @IsString() departmentId!: string;
  @ValidateNested() @Type(() => PersonName) teacher!: PersonName;
  @ValidateNested({ each: true }) @Type(() => PersonName) otherTeachers!: PersonName[];
  @IsString() title!: string;
  @IsInt() sets!: number;
  @IsIn(REQUISITION_STATUSES) status!: (typeof REQUISITION_STATUSES)[number];
  @IsArray() @IsIn(REQUISITION_STATUSES, { each: true }) next!: (typeof REQUISITION_STATUSES)[number][];
  @IsOptional() @IsInstant() deadline!: string | null;
  /** Null for a draft and, as the three after it, to whom it is neither work nor theirs to know: the totals of the load say how many. */
  @IsOptional() @IsInstant() submittedAt!: string | null;
  @IsOptional() @IsBoolean() late!: boolean | null;
  @IsOptional() @IsInt() minutesLate!: number | null;
  @IsOptional() @IsInt() schoolDaysLate!: number | null;
  /** Why, and whether that excuses it, for its people and the head of its department; null for others. */
  @IsOptional() @IsIn(LATE_REASONS) lateReason!: LateReason | null;
  @IsOptional() @IsBoolean() excused!: boolean | null;
  @IsBoolean() short!: boolean;
  /** It is over the line, by so many minutes. */
  @IsBoolean() overloads!: boolean;
  @IsOptional() @IsNumber() minutesOver!: number | null;
  @IsBoolean() lessonGone!: boolean;
  /** What was changed of its lesson by hand, the gravest first. */
  @ValidateNested({ each: true }) @Type(() => LessonChangeFacts) changes!: LessonChangeFacts[];
  /** Until when it stays out, where that is beyond its lesson. */
  @IsOptional() @IsInstant() keptUntil!: string | null;
  /** So many minutes a technician helps in the lesson. */
  @IsOptional() @IsInt() supportMinutes!: number | null;
  /** What became of it, once it is closed; null: not known. */
  @IsOptional() @IsString() outcome!: string | null;
  /** Written down after its lesson, as done without a request. */
  @IsBoolean() recorded!: boolean;
  /** What was said last, and what is asked: for its people, who serve, and who lead its department; null for others. */
  @IsOptional() @IsString() lastMessage!: string | null;
  @IsOptional() @ValidateNested() @Type(() => Question) question!: Question | null;
}
