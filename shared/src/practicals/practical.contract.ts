import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { SPECIALISM_LENGTH } from '../school/limits.js';
import { IsNotBlank, Line, LineBody } from './line.contract.js';
import { PRACTICAL_LIMITS } from './limits.js';
import { IsOneLine } from '../reading/one-line.contract.js';
import { FACILITIES, type Facility } from '../rooms/limits.js';

/** Minutes of technician time: a fixed part for the set-up and a part for each set. */
export class EffortBody {
  @IsNumber({ maxDecimalPlaces: 2 }) @Min(0) @Max(PRACTICAL_LIMITS.fixedMinutes) fixed!: number;
  @IsNumber({ maxDecimalPlaces: 2 }) @Min(0) @Max(PRACTICAL_LIMITS.minutesPerSet) perSet!: number;
}

export class HazardNote {
  @IsString() @MaxLength(PRACTICAL_LIMITS.hazard) text!: string;
  @IsOptional() @IsString() @MaxLength(PRACTICAL_LIMITS.guidance) guidance?: string;
}

/** A library entry as it is written; a change makes a new version. */
export class PracticalBody {
  @IsString() @IsOneLine() @Length(1, PRACTICAL_LIMITS.title) @IsNotBlank() title!: string;
  @IsString() @IsOneLine() @Length(1, PRACTICAL_LIMITS.subject) @IsNotBlank() subject!: string;
  @IsOptional() @IsArray() @ArrayMaxSize(15) @IsInt({ each: true }) @Min(1, { each: true }) @Max(14, { each: true }) years?: number[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(PRACTICAL_LIMITS.keywords)
  @IsString({ each: true })
  @IsOneLine({ each: true })
  @MaxLength(PRACTICAL_LIMITS.keyword, { each: true })
  keywords?: string[];
  @IsOptional() @IsInt() @Min(1) @Max(PRACTICAL_LIMITS.groupSize) groupSize?: number;
  @IsOptional() @IsBoolean() demonstration?: boolean;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => EffortBody) prepare?: EffortBody | null;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => EffortBody) clear?: EffortBody | null;
  @IsOptional() @IsInt() @Min(0) @Max(PRACTICAL_LIMITS.leadSchoolDays) leadSchoolDays?: number | null;
  @IsOptional() @IsString() @MaxLength(PRACTICAL_LIMITS.method) method?: string;
  /** What goes where when it is over, and whose rule that is, in the school's own words. */
  @IsOptional() @IsString() @MaxLength(PRACTICAL_LIMITS.clearAway) clearAway?: string | null;
  @IsOptional() @IsArray() @ArrayMaxSize(FACILITIES.length) @IsIn(FACILITIES, { each: true }) needs?: Facility[] | null;
  /** The required practical that it is, as the school's specification counts them. */
  @IsOptional() @IsString() @IsOneLine() @MaxLength(PRACTICAL_LIMITS.reference) required?: string | null;
  /** The point of the curriculum that it serves: others that serve the same may stand in for it. */
  @IsOptional() @IsString() @IsOneLine() @MaxLength(PRACTICAL_LIMITS.reference) serves?: string | null;
  /** What whoever prepares it must have learnt, as it stands among somebody's specialisms. */
  @IsOptional() @IsString() @IsOneLine() @MaxLength(SPECIALISM_LENGTH) specialism?: string | null;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(PRACTICAL_LIMITS.hazards)
  @ValidateNested({ each: true })
  @Type(() => HazardNote)
  hazards?: HazardNote[];
  @IsOptional() @IsArray() @ArrayMaxSize(PRACTICAL_LIMITS.lines) @ValidateNested({ each: true }) @Type(() => LineBody) lines?: LineBody[];
}

/** What is not sent stays as it is; null takes an estimate or a lead time away. `version` is the one that was read. */
export class PracticalChange extends PracticalBody {
  @IsInt() @Min(1) version!: number;
}

/** `archived=true` for what was taken out of the library, by words and in order of title. */
export class PracticalQuery {
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  @IsOptional() @IsString() @IsOneLine() @MaxLength(PRACTICAL_LIMITS.subject) subject?: string;
  @IsOptional() @IsString() @IsOneLine() @MaxLength(3) year?: string;
  @IsOptional() @IsIn(['true', 'false']) required?: 'true' | 'false';
  @IsOptional() @IsIn(FACILITIES) needs?: Facility;
  @IsOptional() @IsIn(['true', 'false']) archived?: 'true' | 'false';
  @IsOptional() @IsString() limit?: string;
  @IsOptional() @IsString() cursor?: string;
}

/** A practical as a list shows it. */
export class PracticalSummary {
  @IsString() id!: string;
  @IsInt() version!: number;
  @IsString() title!: string;
  @IsString() subject!: string;
  @IsArray() @IsInt({ each: true }) years!: number[];
  @IsInt() groupSize!: number;
  @IsBoolean() demonstration!: boolean;
  @IsOptional() @IsInt() leadSchoolDays!: number | null;
  @IsArray() @IsIn(FACILITIES, { each: true }) needs!: Facility[];
  @IsOptional() @IsString() required!: string | null;
}

/** How many of the whole result there are of each kind, whatever the page; an entry that names no year counts for each that is named. */
export class PracticalFacets {
  @IsObject() subject!: Record<string, number>;
  @IsObject() year!: Record<string, number>;
  @IsInt() required!: number;
  @IsObject() needs!: Partial<Record<Facility, number>>;
}

/** A page of the library, in order of fit. */
export class PracticalList {
  @ValidateNested({ each: true }) @Type(() => PracticalSummary) items!: PracticalSummary[];
  @IsOptional() @IsString() nextCursor?: string;
  @IsOptional() @IsInt() total?: number;
  @ValidateNested() @Type(() => PracticalFacets) facets!: PracticalFacets;
}

export class Practical extends PracticalSummary {
  @IsArray() @IsString({ each: true }) keywords!: string[];
  @IsOptional() @ValidateNested() @Type(() => EffortBody) prepare!: EffortBody | null;
  @IsOptional() @ValidateNested() @Type(() => EffortBody) clear!: EffortBody | null;
  @IsString() method!: string;
  @IsOptional() @IsString() clearAway!: string | null;
  @IsOptional() @IsString() serves!: string | null;
  @IsOptional() @IsString() specialism!: string | null;
  @ValidateNested({ each: true }) @Type(() => HazardNote) hazards!: HazardNote[];
  @ValidateNested({ each: true }) @Type(() => Line) lines!: Line[];
  @IsBoolean() archived!: boolean;
}

/** How many practicals and apparatus of the starter library were new to the school. Numbers owned are first guesses, to be counted. */
export class StarterLoaded {
  @IsInt() practicals!: number;
  @IsInt() apparatus!: number;
}
