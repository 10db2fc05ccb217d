import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsString, Min, ValidateNested } from 'class-validator';
import { PersonName } from '../calendar/lesson.contract.js';
import { IsDateOnly } from '../time/date-validators.js';
import { PLAN_MODES, type PlanMode } from './limits.js';

/** Plans the open work of a department between two dates, both included; `apply` with the version of the preview that was looked at. */
export class PlanBody {
  @IsDateOnly() from!: string;
  @IsDateOnly() to!: string;
  @IsString() departmentId!: string;
  @IsIn(PLAN_MODES) mode!: PlanMode;
  @IsOptional() @IsInt() @Min(0) version?: number;
}

/** Whose a task is (null: nobody's), and on which day. */
export class PlanPlace {
  @IsOptional() @IsString() assigneeId!: string | null;
  @IsDateOnly() date!: string;
}

/** A task that changes hands or days, and why. */
export class PlanMove {
  @IsString() taskId!: string;
  @ValidateNested() @Type(() => PlanPlace) from!: PlanPlace;
  @ValidateNested() @Type(() => PlanPlace) to!: PlanPlace;
  @IsString() reason!: string;
  @IsString() title!: string;
  @IsString() kind!: string;
  @IsOptional() @IsString() group!: string | null;
  @IsNumber() minutes!: number;
}

/** Minutes beyond what people have time for on their days, minutes of the most loaded person, and how many tasks move. */
export class PlanFigures {
  @IsNumber() beyondMinutes!: number;
  @IsNumber() mostLoadedMinutes!: number;
  @IsInt() changes!: number;
}

/** What no plan can be better than; `mostLoadedMinutes` of plans with no more beyond than this one. */
export class PlanBound {
  @IsNumber() beyondMinutes!: number;
  @IsNumber() mostLoadedMinutes!: number;
}

/** The week as it stands; what nobody has taken counts as beyond capacity. */
export class PlanStanding {
  @IsNumber() beyondMinutes!: number;
  @IsNumber() mostLoadedMinutes!: number;
}

/** Somebody's working minutes on a day, and the minutes of work as it stands and as it is planned. */
export class PlanDay {
  @IsDateOnly() date!: string;
  @IsNumber() technicianMinutes!: number;
  @IsNumber() before!: number;
  @IsNumber() after!: number;
}

export class PlanPerson {
  @ValidateNested() @Type(() => PersonName) technician!: PersonName;
  @ValidateNested({ each: true }) @Type(() => PlanDay) days!: PlanDay[];
}

/** Work that does not fit into its person's day as it is planned; what is required is the last to be named. */
export class PlanDrop {
  @IsString() taskId!: string;
  @IsString() assigneeId!: string;
  @IsDateOnly() date!: string;
  @IsString() title!: string;
  @IsString() kind!: string;
  @IsOptional() @IsString() group!: string | null;
  @IsNumber() minutes!: number;
  @IsBoolean() required!: boolean;
}

/** A planned week of so many `tasks`; `proved`: no plan has less beyond capacity. `version` is that of the week that it was made of. */
export class Plan {
  @ValidateNested({ each: true }) @Type(() => PlanMove) moves!: PlanMove[];
  @ValidateNested() @Type(() => PlanFigures) score!: PlanFigures;
  @ValidateNested() @Type(() => PlanBound) bound!: PlanBound;
  @IsInt() version!: number;
  @IsBoolean() proved!: boolean;
  @IsInt() tasks!: number;
  @ValidateNested() @Type(() => PlanStanding) was!: PlanStanding;
  @ValidateNested({ each: true }) @Type(() => PlanPerson) people!: PlanPerson[];
  @ValidateNested({ each: true }) @Type(() => PlanDrop) drops!: PlanDrop[];
}
