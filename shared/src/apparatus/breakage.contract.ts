import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNumber, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { CalendarRange } from '../calendar/calendar.contract.js';
import { IsDateOnly, IsInstant } from '../time/date-validators.js';
import { Apparatus } from './apparatus.contract.js';
import { APPARATUS_LIMITS, GONE_HOWS, type GoneHow } from './limits.js';

/** So many broke, were lost or used up, and what that costs. A teacher names the own request with which it happened. */
export class BreakageBody {
  @IsInt() @Min(1) @Max(APPARATUS_LIMITS.pieces) quantity!: number;
  @IsOptional() @IsNumber({ maxDecimalPlaces: 2 }) @Min(0) @Max(APPARATUS_LIMITS.cost) cost?: number;
  @IsOptional() @IsString() @MaxLength(APPARATUS_LIMITS.note) note?: string;
  @IsOptional() @IsString() requisitionId?: string;
  /** Broken unless said. */
  @IsOptional() @IsIn(GONE_HOWS) how?: GoneHow;
}

/** So many are in service again, and what that cost. */
export class RepairBody {
  @IsInt() @Min(1) @Max(APPARATUS_LIMITS.pieces) quantity!: number;
  @IsOptional() @IsNumber({ maxDecimalPlaces: 2 }) @Min(0) @Max(APPARATUS_LIMITS.cost) cost?: number;
  @IsOptional() @IsString() @MaxLength(APPARATUS_LIMITS.note) note?: string;
}

/** A request that has fewer than it was promised, and how many fewer. */
export class AffectedRequest {
  @IsString() requisitionId!: string;
  @IsInt() short!: number;
}

/** An apparatus after something broke or was repaired, and the requests that this leaves short. */
export class BreakageAnswer {
  @ValidateNested() @Type(() => Apparatus) apparatus!: Apparatus;
  @ValidateNested({ each: true }) @Type(() => AffectedRequest) affected!: AffectedRequest[];
}

/** An entry of the breakage book. `by` is a person's name; null: nobody did it, it followed. */
export class BreakageEntry {
  @IsString() id!: string;
  @IsInstant() at!: string;
  @IsOptional() @IsString() by!: string | null;
  @IsIn(['broken', 'repaired']) kind!: 'broken' | 'repaired';
  @IsInt() quantity!: number;
  @IsOptional() @IsNumber() cost!: number | null;
  @IsOptional() @IsString() note!: string | null;
  @IsOptional() @IsString() requisitionId!: string | null;
  /** How it went; null of what was repaired. */
  @IsOptional() @IsIn(GONE_HOWS) how!: GoneHow | null;
}

export class BreakagesQuery {
  @IsOptional() @IsString() limit?: string;
  @IsOptional() @IsString() cursor?: string;
}

/** Entries of the dates, both included; at most 400 days. Where nothing is said: the 400 days to today. */
export class BreakageBookQuery {
  @IsOptional() @IsDateOnly() from?: string;
  @IsOptional() @IsDateOnly() to?: string;
  @IsOptional() @IsIn(['json', 'csv']) format?: 'json' | 'csv';
  @IsOptional() @IsString() limit?: string;
  @IsOptional() @IsString() cursor?: string;
}

/** An entry of the school's breakage book, with what it is about. */
export class BookedBreakage extends BreakageEntry {
  @IsString() apparatusId!: string;
  @IsString() apparatus!: string;
}

/**
 * The breakage book of the dates, the newest first, and what all of them come to: `total` entries; `gone` pieces that broke, were lost or used
 * up, at the `cost` that was written down; `repairs` what repairs cost. Pounds. What was taken back is not in it.
 */
export class BreakageBookAnswer extends CalendarRange {
  @ValidateNested({ each: true }) @Type(() => BookedBreakage) items!: BookedBreakage[];
  @IsOptional() @IsString() nextCursor?: string;
  @IsInt() total!: number;
  @IsInt() gone!: number;
  @IsNumber() cost!: number;
  @IsNumber() repairs!: number;
}
