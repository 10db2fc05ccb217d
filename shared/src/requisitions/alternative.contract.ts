import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsString, ValidateNested } from 'class-validator';
import { IsDateOnly } from '../time/date-validators.js';
import { ALTERNATIVE_KINDS, type AlternativeFacts, type AlternativeKind, type Trouble, TROUBLES } from './alternatives.js';
import type { RequisitionAsk } from './requisition-ask.contract.js';

/** The lesson to which another class's request would go. */
export class SwappedLesson {
  @IsDateOnly() date!: string;
  @IsString() period!: string;
  @IsOptional() @IsString() lastPeriod!: string | null;
}

/** What an alternative offers; which of the optional fields there are goes by its kind. */
export class AlternativeFactsView {
  @IsIn(ALTERNATIVE_KINDS) kind!: AlternativeKind;
  @IsOptional() @IsDateOnly() date?: string;
  @IsOptional() @IsString() period?: string;
  @IsOptional() @IsString() lastPeriod?: string | null;
  /** By how many calendar days its lesson is later; below 0 earlier. */
  @IsOptional() @IsInt() days?: number;
  /** By how many days of teaching; below 0 earlier. */
  @IsOptional() @IsInt() schoolDays?: number;
  /** The classes whose set-up is made that day anyway. */
  @IsOptional() @IsArray() @IsString({ each: true }) groups?: string[];
  @IsOptional() @IsInt() groupSize?: number;
  @IsOptional() @IsInt() sets?: number;
  /** Whose class would change days with it, and where that would go. */
  @IsOptional() @IsString() group?: string;
  @IsOptional() @IsString() teacher?: string;
  @IsOptional() @ValidateNested() @Type(() => SwappedLesson) theirs?: SwappedLesson;
  /** What there is not enough of, and what would be asked for in its place. */
  @IsOptional() @IsString() name?: string;
  @IsOptional() @IsString() instead?: string;
  /** The room that has what the lesson's lacks, and is free then. */
  @IsOptional() @IsString() room?: string;
  @IsBoolean() late!: boolean;
  @IsInt() minutesLate!: number;
  @IsInt() schoolDaysLate!: number;
  /** Pieces of apparatus that would still be missing. */
  @IsNumber() short!: number;
  /** Minutes by which it would still be over the line. */
  @IsNumber() minutesOver!: number;
  @IsArray() @IsIn(TROUBLES, { each: true }) better!: Trouble[];
  @IsOptional() @IsArray() @IsIn(TROUBLES, { each: true }) worse?: Trouble[];
}

/**
 * One thing that would help; `apply` holds the fields to change, `minutesSaved` what the preview adds less what it would add then. A room is
 * changed for the lesson itself: `POST /api/lessons/:id/changes`.
 */
export class Alternative {
  @IsIn(ALTERNATIVE_KINDS) kind!: AlternativeKind;
  @IsString() text!: string;
  @IsNumber() minutesSaved!: number;
  @ValidateNested() @Type(() => AlternativeFactsView) facts!: AlternativeFacts;
  @IsOptional() apply!: Partial<RequisitionAsk> & { roomId?: string; offerTo?: string };
}
