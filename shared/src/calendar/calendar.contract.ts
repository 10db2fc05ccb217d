import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsDateOnly, IsInstant, IsWallTime } from '../time/date-validators.js';
import { POLICY_KINDS, type PolicyKind } from '../school/limits.js';
import { CLOSURE_KINDS } from './closure-kinds.js';
import type { DeadlineFacts } from './deadline.types.js';
import { FIRST_WEEKDAYS, type FirstWeekday } from './first-weekday.js';
import { CALENDAR_LIMITS } from './limits.js';
import type { PolicyTerms } from './policy.js';
import { IsOneLine } from '../reading/one-line.contract.js';

/** A stretch of dates, both ends included, in which the school teaches. */
export class Term {
  @IsString() @IsOneLine() @Length(1, CALENDAR_LIMITS.termName) name!: string;
  @IsDateOnly() from!: string;
  @IsDateOnly() to!: string;
}

/** A stretch of dates, both ends included, without teaching. */
export class Closure {
  @IsDateOnly() from!: string;
  @IsDateOnly() to!: string;
  @IsIn(CLOSURE_KINDS) kind!: (typeof CLOSURE_KINDS)[number];
  @IsString() @IsOneLine() @MaxLength(CALENDAR_LIMITS.closureName) name!: string;
}

/**
 * A named slot of the day, in the school's wall time; without weekdays it is every weekday's (1 = Monday). `schedule` names the set of
 * bells that it belongs to, where a school has several.
 */
export class Period {
  @IsString() @IsOneLine() @Length(1, CALENDAR_LIMITS.periodName) name!: string;
  @IsWallTime() start!: string;
  @IsWallTime() end!: string;
  @IsOptional() @IsArray() @ArrayMaxSize(7) @IsInt({ each: true }) @Min(1, { each: true }) @Max(7, { each: true }) weekdays?: number[];
  @IsOptional() @IsString() @IsOneLine() @MaxLength(CALENDAR_LIMITS.schedule) schedule?: string;
}

/** Sets the label of the week (or, in a rotating cycle, of the first teaching day from that date on). */
export class CycleOverride {
  @IsDateOnly() week!: string;
  @IsString() @IsOneLine() @MaxLength(CALENDAR_LIMITS.weekLabel) label!: string;
}

/** `weeks`: labels alternate over teaching weeks. `rotating`: labels follow one another over teaching days. */
export class Cycle {
  @IsIn(['weeks', 'rotating']) kind!: 'weeks' | 'rotating';
  @IsArray()
  @ArrayMaxSize(CALENDAR_LIMITS.weekLabels)
  @IsString({ each: true })
  @IsOneLine({ each: true })
  @MaxLength(CALENDAR_LIMITS.weekLabel, { each: true })
  labels!: string[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(CALENDAR_LIMITS.overrides)
  @ValidateNested({ each: true })
  @Type(() => CycleOverride)
  overrides?: CycleOverride[];
}

/** The whole calendar of a school, as it is written; without `firstWeekday` a week begins as its teaching days say. */
export class CalendarBody {
  @IsOptional() @IsIn(FIRST_WEEKDAYS) firstWeekday?: FirstWeekday;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(CALENDAR_LIMITS.terms) @ValidateNested({ each: true }) @Type(() => Term) terms!: Term[];
  @IsArray() @ArrayMaxSize(CALENDAR_LIMITS.closures) @ValidateNested({ each: true }) @Type(() => Closure) closures!: Closure[];
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(CALENDAR_LIMITS.periods) @ValidateNested({ each: true }) @Type(() => Period) periods!: Period[];
  @IsObject() @ValidateNested() @Type(() => Cycle) cycle!: Cycle;
}

export class CalendarRange {
  @IsDateOnly() from!: string;
  @IsDateOnly() to!: string;
}

export class TeachingDayView {
  @IsDateOnly() date!: string;
  @IsInt() weekday!: number;
  @IsDateOnly() week!: string;
  @IsOptional() @IsString() weekLabel!: string | null;
  @IsString() cycleDay!: string;
  @IsString() term!: string;
  @ValidateNested({ each: true }) @Type(() => Period) periods!: Period[];
}

/** Periods on one weekday that are at once and say no schedule: perhaps a second set of bells. */
export class PeriodsAtOnce {
  @IsIn(['PERIODS_AT_ONCE']) code!: 'PERIODS_AT_ONCE';
  @IsInt({ each: true }) weekdays!: number[];
  @IsString({ each: true }) periods!: string[];
  @IsString() message!: string;
}

/**
 * The calendar between two dates: teaching days in order, and what closes the others. `firstWeekday` is the one that holds;
 * `firstWeekdaySaid` the one that the school chose, null where its teaching days say.
 */
export class CalendarView {
  @IsDateOnly() from!: string;
  @IsDateOnly() to!: string;
  @IsString() timeZone!: string;
  @IsIn(FIRST_WEEKDAYS) firstWeekday!: FirstWeekday;
  @IsOptional() @IsIn(FIRST_WEEKDAYS) firstWeekdaySaid!: FirstWeekday | null;
  @ValidateNested({ each: true }) @Type(() => TeachingDayView) teachingDays!: TeachingDayView[];
  @ValidateNested({ each: true }) @Type(() => Closure) closures!: Closure[];
  @ValidateNested({ each: true }) @Type(() => Term) terms!: Term[];
  @ValidateNested({ each: true }) @Type(() => Period) periods!: Period[];
  @IsOptional() @ValidateNested() @Type(() => Cycle) cycle!: Cycle | null;
  @ValidateNested({ each: true }) @Type(() => PeriodsAtOnce) warnings!: PeriodsAtOnce[];
}

export class DeadlineQuery {
  @IsString() departmentId!: string;
  @IsDateOnly() date!: string;
  @IsString() @IsOneLine() @MaxLength(CALENDAR_LIMITS.periodName) period!: string;
  @IsOptional() @IsString() @IsOneLine() @MaxLength(CALENDAR_LIMITS.schedule) schedule?: string;
  @IsOptional() @IsString() practicalId?: string;
}

/** A deadline's rule; what its kind does not ask for is left out. `time` is null where the lesson's own start holds. */
export class PolicyTermsView implements PolicyTerms {
  @IsIn(POLICY_KINDS) kind!: PolicyKind;
  @IsOptional() @IsInt() weekday?: number;
  @IsOptional() @IsWallTime() time?: string | null;
  @IsOptional() @IsInt() weeksBefore?: number;
  @IsOptional() @IsInt() schoolDays?: number;
}

/** What set a deadline and how it came to that instant: the facts of its `policy` and `explanation`. */
export class DeadlineFactsView implements DeadlineFacts {
  @IsIn(['policy', 'lead']) setBy!: 'policy' | 'lead';
  @ValidateNested() @Type(() => PolicyTermsView) policy!: PolicyTermsView;
  @IsInt() leadSchoolDays!: number;
  @IsDateOnly() date!: string;
  @IsString() period!: string;
  @IsOptional() @IsString() lastPeriod?: string | null;
  @IsDateOnly() week!: string;
  @IsOptional() @IsIn(['lesson-start', 'calendar-start']) cutTo!: 'lesson-start' | 'calendar-start' | null;
  @IsOptional() @IsDateOnly() missed!: string | null;
  @IsOptional() @IsIn(['not-asked', 'not-begun']) none?: 'not-asked' | 'not-begun';
  @IsOptional() @IsDateOnly() deadlinesFrom?: string;
}

export class DeadlineView {
  @IsOptional() @IsInstant() deadline!: string | null;
  @IsString() policy!: string;
  @IsString() explanation!: string;
  @ValidateNested() @Type(() => DeadlineFactsView) facts!: DeadlineFactsView;
}
