import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsInstant } from '../time/date-validators.js';
import { APPARATUS_LIMITS } from './limits.js';
import { IsOneLine } from '../reading/one-line.contract.js';

const NOT_BLANK = /\S/;
const blank = { message: '$property must not be blank' };

/** Something countable that the school owns. `labelled`: a single thing with its own label, held one at a time. */
export class ApparatusBody {
  @IsString() @IsOneLine() @Length(1, APPARATUS_LIMITS.name) @Matches(NOT_BLANK, blank) name!: string;
  @IsOptional() @IsString() @IsOneLine() @MaxLength(APPARATUS_LIMITS.category) category?: string;
  @IsInt() @Min(0) @Max(APPARATUS_LIMITS.pieces) owned!: number;
  @IsOptional() @IsInt() @Min(0) @Max(APPARATUS_LIMITS.pieces) outOfService?: number;
  @IsOptional() @IsString() @IsOneLine() @MaxLength(APPARATUS_LIMITS.location) location?: string;
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
}

/** Only what is sent is changed. `version` is the one that was read. */
export class ApparatusChange {
  @IsInt() @Min(1) version!: number;
  @IsOptional() @IsString() @IsOneLine() @Length(1, APPARATUS_LIMITS.name) @Matches(NOT_BLANK, blank) name?: string;
  @IsOptional() @IsString() @IsOneLine() @MaxLength(APPARATUS_LIMITS.category) category?: string;
  @IsOptional() @IsInt() @Min(0) @Max(APPARATUS_LIMITS.pieces) owned?: number;
  @IsOptional() @IsInt() @Min(0) @Max(APPARATUS_LIMITS.pieces) outOfService?: number;
  @IsOptional() @IsString() @IsOneLine() @MaxLength(APPARATUS_LIMITS.location) location?: string;
  @IsOptional() @IsInt() @Min(0) @Max(APPARATUS_LIMITS.turnaroundMinutes) turnaroundMinutes?: number;
  @IsOptional() @IsBoolean() labelled?: boolean;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(APPARATUS_LIMITS.aliases)
  @IsString({ each: true })
  @IsOneLine({ each: true })
  @MaxLength(APPARATUS_LIMITS.name, { each: true })
  aliases?: string[];
}

export class Apparatus {
  @IsString() id!: string;
  @IsInt() version!: number;
  @IsString() name!: string;
  @IsString() category!: string;
  @IsInt() owned!: number;
  @IsInt() outOfService!: number;
  @IsString() location!: string;
  @IsInt() turnaroundMinutes!: number;
  @IsBoolean() labelled!: boolean;
  @IsArray() @IsString({ each: true }) aliases!: string[];
}

export class ApparatusQuery {
  @IsOptional() @IsString() @MaxLength(200) q?: string;
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
