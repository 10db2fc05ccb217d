import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsOneLine } from '../reading/one-line.contract.js';
import { IsDateOnly, IsWallTime } from '../time/date-validators.js';
import { PATTERN_LIMITS, WEEK_LABEL_LENGTH, WORK_FUNCTIONS, type WorkFunction } from './limits.js';

/** Working time of a technician on one weekday (1 = Monday), in the school's wall time; `week` is a cycle label, absent means every week. */
export class WorkingWindow {
  @IsInt() @Min(1) @Max(7) weekday!: number;
  @IsWallTime() start!: string;
  @IsWallTime() end!: string;
  @IsOptional() @IsString() @IsOneLine() @MaxLength(WEEK_LABEL_LENGTH) week?: string;
}

/** A protected break; without a weekday it is every day's. */
export class WorkingBreak {
  @IsOptional() @IsInt() @Min(1) @Max(7) weekday?: number;
  @IsWallTime() start!: string;
  @IsWallTime() end!: string;
}

/** Hours that are worked on one date besides: an INSET day, a week of the holidays, an open evening. */
export class ExtraHours {
  @IsDateOnly() date!: string;
  @IsWallTime() start!: string;
  @IsWallTime() end!: string;
}

/** When a technician works in teaching weeks, the breaks in that, and what is worked besides. */
export class WorkingPatternBody {
  @IsArray()
  @ArrayMaxSize(60)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => WorkingWindow)
  windows!: WorkingWindow[];
  @IsArray() @ArrayMaxSize(60) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => WorkingBreak) breaks!: WorkingBreak[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(PATTERN_LIMITS.extra)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ExtraHours)
  extra?: ExtraHours[];
}

/** The hours that somebody had before a date, on which others began. */
export class FormerPattern {
  @IsDateOnly() until!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => WorkingWindow) windows!: WorkingWindow[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => WorkingBreak) breaks!: WorkingBreak[];
}

/** Somebody's hours with those that they had before, the oldest first. */
export class WorkingPatternView extends WorkingPatternBody {
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => FormerPattern) former?: FormerPattern[];
}

/** Which part of the time a contract sets aside for one sort of work, in percent. */
export class ContractShare {
  @IsIn(WORK_FUNCTIONS) function!: WorkFunction;
  @IsNumber({ maxDecimalPlaces: 1 }) @Min(0) @Max(100) percent!: number;
}

/** What a contract gives: hours paid in a year, in how many weeks, for which post, and what part of the time is for what. What is not said is null or left out. */
export class ContractBody {
  @IsOptional() @IsNumber({ maxDecimalPlaces: 2 }) @Min(1) @Max(PATTERN_LIMITS.hoursAYear) hoursAYear?: number | null;
  @IsOptional() @IsInt() @Min(1) @Max(PATTERN_LIMITS.weeksAYear) weeksAYear?: number | null;
  /** The post that it is for: two people who share one say the same words, in whatever letters. */
  @IsOptional() @IsString() @IsOneLine() @MaxLength(PATTERN_LIMITS.post) post?: string | null;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(WORK_FUNCTIONS.length)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ContractShare)
  shares?: ContractShare[];
}
