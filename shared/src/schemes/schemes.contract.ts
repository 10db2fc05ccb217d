import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { LessonGroup } from '../calendar/lesson.contract.js';
import { IsNotBlank } from '../practicals/line.contract.js';
import { IsOneLine } from '../reading/one-line.contract.js';
import { IsDateOnly } from '../time/date-validators.js';
import { STEP_STATES, type StepState } from './coverage.js';
import { SCHEME_LIMITS } from './limits.js';

/** One step of a course: a code by which it is known, a title, and the practical that is done, where there is one. */
export class SchemeStepBody {
  @IsString() @IsOneLine() @Length(1, SCHEME_LIMITS.code) @IsNotBlank() code!: string;
  @IsString() @IsOneLine() @Length(1, SCHEME_LIMITS.title) @IsNotBlank() title!: string;
  @IsOptional() @IsString() @MaxLength(100) practicalId?: string | null;
  @IsOptional() @IsString() @IsOneLine() @MaxLength(SCHEME_LIMITS.reference) reference?: string | null;
}

/** A year group's course in order. Codes are unique within it. */
export class SchemeBody {
  @IsString() @IsOneLine() @Length(1, SCHEME_LIMITS.name) @IsNotBlank() name!: string;
  @IsString() @IsOneLine() @Length(1, SCHEME_LIMITS.subject) @IsNotBlank() subject!: string;
  @IsOptional() @IsInt() @Min(SCHEME_LIMITS.years.from) @Max(SCHEME_LIMITS.years.to) year?: number | null;
  @IsArray() @ArrayMaxSize(SCHEME_LIMITS.steps) @ValidateNested({ each: true }) @Type(() => SchemeStepBody) steps!: SchemeStepBody[];
}

/** The whole of a scheme anew. `version` is the one that was read. */
export class SchemeChange extends SchemeBody {
  @IsInt() @Min(1) version!: number;
}

export class SchemeStep {
  @IsString() code!: string;
  @IsString() title!: string;
  @IsOptional() @IsString() practicalId!: string | null;
  /** The practical's own title; null where there is none. */
  @IsOptional() @IsString() practical!: string | null;
  @IsOptional() @IsString() reference!: string | null;
}

export class SchemeName {
  @IsString() id!: string;
  @IsString() name!: string;
  @IsString() subject!: string;
  @IsOptional() @IsInt() year!: number | null;
}

/** A scheme with its steps in order, and the classes that follow it. */
export class Scheme extends SchemeName {
  @IsInt() version!: number;
  @ValidateNested({ each: true }) @Type(() => SchemeStep) steps!: SchemeStep[];
  @ValidateNested({ each: true }) @Type(() => LessonGroup) groups!: LessonGroup[];
}

export class SchemesQuery {
  @IsOptional() @IsString() limit?: string;
  @IsOptional() @IsString() cursor?: string;
  @IsOptional() @IsIn(['json', 'csv']) format?: 'json' | 'csv';
}

/** That a class follows a scheme from a date on, at the step of a code (the first one unless it is said); `schemeId` null: none from now on. */
export class GroupSchemeBody {
  @IsOptional() @IsString() @MaxLength(100) schemeId!: string | null;
  @IsDateOnly() from!: string;
  @IsOptional() @IsString() @MaxLength(SCHEME_LIMITS.code) step?: string | null;
}

/** The scheme that a class follows, the code of the step that comes next (null where all are done), and the next steps. */
export class GroupScheme {
  @IsOptional() @ValidateNested() @Type(() => SchemeName) scheme!: SchemeName | null;
  @IsOptional() @IsDateOnly() from!: string | null;
  @IsOptional() @IsString() step!: string | null;
  @ValidateNested({ each: true }) @Type(() => SchemeStep) next!: SchemeStep[];
}

export class CoverageQuery {
  @IsString() @MaxLength(100) schemeId!: string;
}

/** What became of a step for one class, with the request and the date of its lesson where there is one. */
export class CoverageStep {
  @IsString() code!: string;
  @IsIn(STEP_STATES) state!: StepState;
  @IsOptional() @IsString() requisitionId?: string;
  @IsOptional() @IsDateOnly() date?: string;
}

export class CoverageGroup {
  @ValidateNested() @Type(() => LessonGroup) group!: LessonGroup;
  @ValidateNested({ each: true }) @Type(() => CoverageStep) steps!: CoverageStep[];
}

/** Which class has asked for, done or missed which step of a scheme. */
export class Coverage {
  @IsArray() @IsString({ each: true }) steps!: string[];
  @ValidateNested({ each: true }) @Type(() => CoverageGroup) groups!: CoverageGroup[];
}
