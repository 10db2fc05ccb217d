import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { PersonName } from '../calendar/lesson.contract.js';
import { IsDateOnly, IsInstant } from '../time/date-validators.js';
import { ABSENCE_REASON_LENGTH } from './limits.js';
import { LOAD_LEVELS, type LoadLevel } from './pressure.js';

export class OverloadTask {
  @IsString() id!: string;
  @IsString() kind!: string;
  @IsOptional() @IsString() requisitionId!: string | null;
  @IsOptional() @IsString() practicalId!: string | null;
  @IsString() title!: string;
  @IsNumber() minutes!: number;
  @IsInstant() from!: string;
  @IsInstant() due!: string;
}

/** What one practical (null: lists of their own) asks within an overload: how many tasks, and their minutes with what batches share counted once. */
export class OverloadGroup {
  @IsOptional() @IsString() practicalId!: string | null;
  @IsString() title!: string;
  @IsInt() tasks!: number;
  @IsNumber() minutes!: number;
}

/**
 * A stretch of time in which the work asked exceeds the technicians' time, with the work that makes it so: named one by one up to 50, and
 * all of it by practical, most minutes first. `departmentIds`: whose work and whose technicians were judged together.
 */
export class Overload {
  @IsInstant() from!: string;
  @IsInstant() to!: string;
  @IsNumber() workMinutes!: number;
  @IsNumber() technicianMinutes!: number;
  @IsNumber() pressure!: number;
  @IsString() sentence!: string;
  @IsArray() @IsString({ each: true }) departmentIds!: string[];
  @ValidateNested({ each: true }) @Type(() => OverloadGroup) groups!: OverloadGroup[];
  @ValidateNested({ each: true }) @Type(() => OverloadTask) tasks!: OverloadTask[];
}

/** More work that is assigned to one technician than that person has time for. */
export class PersonOverload {
  @ValidateNested() @Type(() => PersonName) technician!: PersonName;
  @ValidateNested() @Type(() => Overload) overload!: Overload;
}

export class WorkloadQuery {
  @IsDateOnly() from!: string;
  @IsDateOnly() to!: string;
  @IsOptional() @IsString() departmentId?: string;
}

export class TechnicianDay {
  @IsOptional() @ValidateNested() @Type(() => PersonName) technician!: PersonName | null;
  @IsNumber() workMinutes!: number;
  @IsNumber() technicianMinutes!: number;
}

/** Minutes asked and minutes there are on one day; `technicians` splits both, with `null` for work nobody has taken. */
export class WorkloadDay {
  @IsDateOnly() date!: string;
  @IsOptional() @IsString() weekLabel!: string | null;
  @IsNumber() workMinutes!: number;
  @IsNumber() technicianMinutes!: number;
  @IsIn(LOAD_LEVELS) level!: LoadLevel;
  @IsNumber() backlogMinutes!: number;
  @ValidateNested({ each: true }) @Type(() => TechnicianDay) technicians!: TechnicianDay[];
}

export class LateCause {
  @IsString() reason!: string;
  @IsInt() count!: number;
}

/** The late rate is (late less excused) over asked; null while nothing was asked. */
export class LateFigures {
  @IsDateOnly() from!: string;
  @IsDateOnly() to!: string;
  @IsInt() asked!: number;
  @IsInt() late!: number;
  @IsInt() excused!: number;
  @IsOptional() @IsNumber() rate!: number | null;
  @ValidateNested({ each: true }) @Type(() => LateCause) causes!: LateCause[];
}

/** Work that will not be done in time, and the lesson that it is for; of a duty, which is for none, group and period are null. */
export class MissedWork {
  @IsOptional() @IsString() requisitionId!: string | null;
  @IsString() title!: string;
  @IsOptional() @IsString() group!: string | null;
  @IsDateOnly() date!: string;
  @IsOptional() @IsString() period!: string | null;
  @IsOptional() @IsString() lastPeriod!: string | null;
}

/** `firstMissed`: what runs out of time first. */
export class BacklogView {
  @IsNumber() overdueMinutes!: number;
  @IsInt() overdueTasks!: number;
  @IsOptional() @ValidateNested() @Type(() => MissedWork) firstMissed!: MissedWork | null;
}

export class ShortageCount {
  @IsString() apparatusId!: string;
  @IsString() name!: string;
  @IsInt() times!: number;
}

/**
 * The load of a range of days. `overloads` from now on, no task in two of them, the critical one first; `notJudged` names departments that
 * nobody with working hours serves; `allSetsJudged` is false where so many departments share people that not every set of them was looked at.
 */
export class Workload {
  @IsDateOnly() from!: string;
  @IsDateOnly() to!: string;
  @IsOptional() @IsString() departmentId!: string | null;
  @ValidateNested({ each: true }) @Type(() => WorkloadDay) days!: WorkloadDay[];
  @ValidateNested({ each: true }) @Type(() => Overload) overloads!: Overload[];
  @ValidateNested({ each: true }) @Type(() => PersonOverload) people!: PersonOverload[];
  /** Requests of the range that are over the line. */
  @IsInt() overLine!: number;
  @IsArray() @IsString({ each: true }) notJudged!: string[];
  @IsBoolean() allSetsJudged!: boolean;
  @ValidateNested() @Type(() => BacklogView) backlog!: BacklogView;
  @IsNumber() pressure!: number;
  @IsIn(LOAD_LEVELS) level!: LoadLevel;
  @ValidateNested() @Type(() => LateFigures) late!: LateFigures;
  /** Requests that came late for lessons of the days from today on; declined and cancelled ones left out. */
  @IsInt() lateToCome!: number;
  @IsInt() unanswered!: number;
  @IsInt() lessons!: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => ShortageCount) shortages!: ShortageCount[];
}

/**
 * `from` and `to` are dates of the school (whole days, both included) or instants (to not included). Either one person is away or, as one
 * entry, all technicians who serve a department.
 */
export class AbsenceBody {
  @IsOptional() @IsString() personId?: string;
  @IsOptional() @IsString() departmentId?: string;
  @IsString() @MaxLength(40) from!: string;
  @IsString() @MaxLength(40) to!: string;
  @IsOptional() @IsString() @MaxLength(ABSENCE_REASON_LENGTH) reason?: string;
}

export class AffectedLesson {
  @IsString() id!: string;
  @IsDateOnly() date!: string;
  @IsString() period!: string;
  @IsString() group!: string;
}

export class AffectedRequisition {
  @IsString() id!: string;
  @IsString() title!: string;
  @IsString() status!: string;
  @IsDateOnly() date!: string;
}

export class AffectedTask {
  @IsString() id!: string;
  @IsString() kind!: string;
  @IsString() title!: string;
  @IsDateOnly() date!: string;
}

/** An absence that was recorded, with what it touches. */
export class AbsenceAnswer {
  @IsString() id!: string;
  @ValidateNested({ each: true }) @Type(() => AffectedLesson) lessons!: AffectedLesson[];
  @ValidateNested({ each: true }) @Type(() => AffectedRequisition) requisitions!: AffectedRequisition[];
  @ValidateNested({ each: true }) @Type(() => AffectedTask) tasks!: AffectedTask[];
}
