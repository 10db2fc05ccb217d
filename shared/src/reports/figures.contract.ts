import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsString, ValidateNested } from 'class-validator';
import { CalendarRange } from '../calendar/calendar.contract.js';
import { STRETCH_KINDS, type StretchKind } from '../calendar/stretches.js';
import { IsDateOnly } from '../time/date-validators.js';
import { LateCause } from '../workload/workload.contract.js';
import { TeacherLateness } from './reports.contract.js';

/** Dates, both included, at most 400 days; `against`: the half term, term or year before them that they are compared with. */
export class FiguresQuery extends CalendarRange {
  @IsOptional() @IsString() departmentId?: string;
  @IsOptional() @IsIn(STRETCH_KINDS) against?: StretchKind;
}

/** Requests and how many of them came late; `changedLate`: changes that people made after the deadline. */
export class LatenessSum {
  @IsInt() asked!: number;
  @IsInt() late!: number;
  @IsInt() excused!: number;
  @IsOptional() @IsNumber() rate!: number | null;
  @IsInt() changedLate!: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => LateCause) causes!: LateCause[];
}

/** One week, by its first day: lateness, minutes of work against those of technicians, lessons and how many of them have no answer. */
export class FiguresWeek extends LatenessSum {
  @IsDateOnly() week!: string;
  @IsInt() workMinutes!: number;
  @IsInt() technicianMinutes!: number;
  @IsInt() lessons!: number;
  @IsInt() unanswered!: number;
}

export class FiguresYear extends LatenessSum {
  @IsOptional() @IsInt() year!: number | null;
}

/** What the days are compared with. */
export class FiguresBefore extends LatenessSum {
  @IsIn(STRETCH_KINDS) against!: StretchKind;
  @IsDateOnly() from!: string;
  @IsDateOnly() to!: string;
}

/** The practicals of one period of a day, and the minutes of work that they make. */
export class HeatCell {
  @IsDateOnly() date!: string;
  @IsString() period!: string;
  @IsInt() practicals!: number;
  @IsInt() minutes!: number;
}

/** An apparatus that was short: so many times, so many pieces at one time at the most, `there` in service now, and what a piece costs where a breakage has said it. */
export class ShortageCase {
  @IsString() apparatusId!: string;
  @IsString() name!: string;
  @IsInt() there!: number;
  @IsInt() times!: number;
  @IsInt() most!: number;
  @IsOptional() @IsNumber() price!: number | null;
}

/** Practicals that were prepared and then cancelled or not used, with the minutes that they took to prepare. */
export class WastedPreparation {
  @IsOptional() @IsString() practicalId!: string | null;
  @IsString() title!: string;
  @IsInt() cancelled!: number;
  @IsInt() notUsed!: number;
  @IsInt() minutes!: number;
}

/** How far one class is with the required practicals of its year and subject: done in the school year up to the last day counted. */
export class RequiredCoverage {
  @IsString() groupId!: string;
  @IsString() group!: string;
  @IsOptional() @IsInt() year!: number | null;
  @IsInt() required!: number;
  @IsInt() done!: number;
  /** Which are still to be done, by their references. */
  @IsArray() @IsString({ each: true }) missing!: string[];
}

/**
 * The figures of days that are over, up to yesterday; where all of them lie from today on (`isPast` false), of those. `to` is the last day
 * that is counted. `byTeacher`, in order of name, is for the head of the one department that is asked for, and null to everybody else.
 */
export class Figures extends CalendarRange {
  @IsOptional() @IsString() departmentId!: string | null;
  @IsBoolean() isPast!: boolean;
  @ValidateNested() @Type(() => LatenessSum) lateness!: LatenessSum;
  @IsOptional() @ValidateNested() @Type(() => FiguresBefore) compared!: FiguresBefore | null;
  @IsArray() @ValidateNested({ each: true }) @Type(() => FiguresWeek) weeks!: FiguresWeek[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => FiguresYear) years!: FiguresYear[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => HeatCell) heat!: HeatCell[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => ShortageCase) shortages!: ShortageCase[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => WastedPreparation) wasted!: WastedPreparation[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => RequiredCoverage) coverage!: RequiredCoverage[];
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => TeacherLateness) byTeacher!: TeacherLateness[] | null;
}
