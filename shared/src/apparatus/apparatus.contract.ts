import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsDateOnly, IsInstant } from '../time/date-validators.js';
import { APPARATUS_LIMITS } from './limits.js';
import { IsOneLine } from '../reading/one-line.contract.js';

const NOT_BLANK = /\S/;
const blank = { message: '$property must not be blank' };
const isSaid = (_body: unknown, value: unknown) => value !== undefined && value !== null;

/** So many of another apparatus in one kit. */
export class KitPartBody {
  @IsString() apparatusId!: string;
  @IsInt() @Min(1) @Max(APPARATUS_LIMITS.pieces) quantity!: number;
}

/** What may be left out when apparatus is added, and is kept where a change does not say it. */
class MoreOfApparatus {
  @IsOptional() @IsString() @IsOneLine() @MaxLength(APPARATUS_LIMITS.category) category?: string;
  @IsOptional() @IsInt() @Min(0) @Max(APPARATUS_LIMITS.pieces) outOfService?: number;
  @ValidateIf(isSaid) @IsString() @IsOneLine() @MaxLength(APPARATUS_LIMITS.reason) outOfServiceReason?: string | null;
  /** The day on which what is out of service is there again. */
  @ValidateIf(isSaid) @IsDateOnly() outOfServiceUntil?: string | null;
  @IsOptional() @IsString() @IsOneLine() @MaxLength(APPARATUS_LIMITS.location) location?: string;
  /** The prep room in which it is kept. */
  @IsOptional() @IsString() prepRoomId?: string | null;
  @IsOptional() @IsInt() @Min(0) @Max(APPARATUS_LIMITS.turnaroundMinutes) turnaroundMinutes?: number;
  @IsOptional() @IsBoolean() labelled?: boolean;
  /** What else it is called: a kit list that says so means this. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(APPARATUS_LIMITS.aliases)
  @IsString({ each: true })
  @IsOneLine({ each: true })
  @MaxLength(APPARATUS_LIMITS.name, { each: true })
  aliases?: string[];
  /** What is in one of it: whoever holds the kit holds these. Parts are no kits themselves. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(APPARATUS_LIMITS.parts)
  @ValidateNested({ each: true })
  @Type(() => KitPartBody)
  parts?: KitPartBody[];
  /** What can stand in for it: offered where there is not enough of it. */
  @IsOptional() @IsArray() @ArrayMaxSize(APPARATUS_LIMITS.equivalents) @IsString({ each: true }) equivalents?: string[];
  /** Whether it is written down who used it when. */
  @IsOptional() @IsBoolean() useLog?: boolean;
  /** The people who may use it; none: everybody. */
  @IsOptional() @IsArray() @ArrayMaxSize(APPARATUS_LIMITS.mayUse) @IsString({ each: true }) mayUse?: string[];
}

/** Something countable that the school owns. `labelled`: a single thing with its own label, held one at a time. */
export class ApparatusBody extends MoreOfApparatus {
  @IsString() @IsOneLine() @Length(1, APPARATUS_LIMITS.name) @Matches(NOT_BLANK, blank) name!: string;
  @IsInt() @Min(0) @Max(APPARATUS_LIMITS.pieces) owned!: number;
}

/** Only what is sent is changed. `version` is the one that was read. */
export class ApparatusChange extends MoreOfApparatus {
  @IsInt() @Min(1) version!: number;
  @IsOptional() @IsString() @IsOneLine() @Length(1, APPARATUS_LIMITS.name) @Matches(NOT_BLANK, blank) name?: string;
  @IsOptional() @IsInt() @Min(0) @Max(APPARATUS_LIMITS.pieces) owned?: number;
  /** Retired: it is on no list, and none of it is there. */
  @IsOptional() @IsBoolean() archived?: boolean;
}

export class Apparatus {
  @IsString() id!: string;
  @IsInt() version!: number;
  @IsString() name!: string;
  @IsString() category!: string;
  @IsInt() owned!: number;
  @IsInt() outOfService!: number;
  @IsOptional() @IsString() outOfServiceReason!: string | null;
  @IsOptional() @IsDateOnly() outOfServiceUntil!: string | null;
  @IsString() location!: string;
  @IsOptional() @IsString() prepRoomId!: string | null;
  @IsInt() turnaroundMinutes!: number;
  @IsBoolean() labelled!: boolean;
  @IsArray() @IsString({ each: true }) aliases!: string[];
  @ValidateNested({ each: true }) @Type(() => KitPartBody) parts!: KitPartBody[];
  @IsArray() @IsString({ each: true }) equivalents!: string[];
  @IsBoolean() useLog!: boolean;
  @IsArray() @IsString({ each: true }) mayUse!: string[];
  @IsBoolean() archived!: boolean;
}

/** An apparatus of a list; `free`: how many nobody holds now, where that was asked for. */
export class ListedApparatus extends Apparatus {
  @IsOptional() @IsInt() free?: number;
}

/** `free=now` asks how many of each nobody holds at this moment; `archived=true` for what was retired. */
export class ApparatusQuery {
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  @IsOptional() @IsIn(['now']) free?: 'now';
  @IsOptional() @IsIn(['true', 'false']) archived?: 'true' | 'false';
  /** `csv` for the whole list as a file. */
  @IsOptional() @IsIn(['json', 'csv']) format?: 'json' | 'csv';
  @IsOptional() @IsString() limit?: string;
  @IsOptional() @IsString() cursor?: string;
}

/** A requisition that no longer has all that it held; `short` is how many of this apparatus it just lost. */
export class NowShort {
  @IsString() requisitionId!: string;
  @IsString() title!: string;
  @IsInt() short!: number;
}

/** An apparatus after a change, with the requisitions that the change left short, the longest held first. */
export class ApparatusChanged extends Apparatus {
  @ValidateNested({ each: true }) @Type(() => NowShort) nowShort!: NowShort[];
}

export class AvailabilityQuery {
  @IsInstant() from!: string;
  @IsInstant() to!: string;
}

export class Availability {
  @IsInstant() from!: string;
  @IsInstant() to!: string;
  @IsNumber() capacity!: number;
  @IsNumber() held!: number;
  @IsNumber() free!: number;
}
