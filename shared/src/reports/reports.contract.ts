import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsString, ValidateNested } from 'class-validator';
import { CalendarRange } from '../calendar/calendar.contract.js';
import { PersonName } from '../calendar/lesson.contract.js';
import { IsDateOnly } from '../time/date-validators.js';
import { LateCause } from '../workload/workload.contract.js';
import { REPORT_FORMATS, type ReportFormat, WORK_FUNCTIONS, type WorkFunction } from './limits.js';

/** Dates, both included, at most 400 days; without a department all that one may read. `format` wins over Accept. */
export class ReportQuery {
  @IsDateOnly() from!: string;
  @IsDateOnly() to!: string;
  @IsOptional() @IsString() departmentId?: string;
  @IsOptional() @IsIn(REPORT_FORMATS) format?: ReportFormat;
}

export class ReportDepartment {
  @IsString() id!: string;
  @IsString() name!: string;
}

/** What a report is of: dates, both included, and departments; null is the whole school. */
export class ReportOf extends CalendarRange {
  @IsOptional() @ValidateNested({ each: true }) @Type(() => ReportDepartment) departments!: ReportDepartment[] | null;
}

/** One teacher's requests; `rate` is null where nothing was asked. */
export class TeacherLateness {
  @ValidateNested() @Type(() => PersonName) teacher!: PersonName;
  @IsInt() asked!: number;
  @IsInt() late!: number;
  @IsInt() excused!: number;
  @IsOptional() @IsNumber() rate!: number | null;
}

/**
 * Requests that were sent for lessons of the range, cancelled ones too, and how many came late; rate = (late less excused) / asked, null
 * where nothing was asked. `own`: one's own alone. `byTeacher`, in order of name, for the head of the departments alone.
 */
export class LatenessReport extends ReportOf {
  @IsBoolean() own!: boolean;
  @IsInt() asked!: number;
  @IsInt() late!: number;
  @IsInt() excused!: number;
  @IsOptional() @IsNumber() rate!: number | null;
  @ValidateNested({ each: true }) @Type(() => LateCause) causes!: LateCause[];
  @IsOptional() @ValidateNested({ each: true }) @Type(() => TeacherLateness) byTeacher?: TeacherLateness[];
}

/** Of whom hours are counted: technicians of the departments, those whose hours nobody has said, and those who work for others too. */
export class TechniciansCounted extends ReportOf {
  @IsInt() technicians!: number;
  @IsInt() withoutHours!: number;
  @IsInt() alsoElsewhere!: number;
}

/** What one source advises: a factor, and the hours per week that it would be here; `orMore`: above that factor. */
export class WantedHours {
  @IsString() source!: string;
  @IsNumber() factor!: number;
  @IsNumber() hours!: number;
  @IsBoolean() orMore!: boolean;
}

/**
 * Hours of a usual week of the range, a fortnight counting half each: taught by the timetable, worked by technicians' hours less their
 * breaks. `factor` is the second over the first, null where nothing is taught; `note` says that there is no legal level.
 */
export class ServiceFactorReport extends TechniciansCounted {
  @IsNumber() taughtHours!: number;
  @IsNumber() technicianHours!: number;
  @IsOptional() @IsNumber() factor!: number | null;
  @ValidateNested({ each: true }) @Type(() => WantedHours) wanted!: WantedHours[];
  @IsString() note!: string;
}

/** Minutes of work asked for a function in the range, what batches share counted once. */
export class FunctionMinutes {
  @IsIn(WORK_FUNCTIONS) function!: WorkFunction;
  @IsNumber() minutes!: number;
  /** What contracts set aside for it in the range; null where no contract says. */
  @IsOptional() @IsNumber() agreedMinutes!: number | null;
}

/** What contracts say of hours: of so many people in so many posts, paid in a year, and in each of the weeks that they name. */
export class ContractedHours {
  @IsInt() technicians!: number;
  /** People who share a post count as one. */
  @IsInt() posts!: number;
  @IsNumber() hoursAYear!: number;
  /** Null where not every one of them names its weeks. */
  @IsOptional() @IsNumber() hoursAWeek!: number | null;
  /** The hours of the school year that are written down here for the same people, those besides and out of term too; null where the calendar has no such year. */
  @IsOptional() @IsNumber() hoursKnown!: number | null;
}

/**
 * What technicians' work was asked and what their contract gives, for those who lead a school; nobody is named. Every function is there.
 * `contractedMinutes`: working hours of the range less breaks, out of term those alone that are worked besides; `agreedMinutes`: the part of them that contracts
 * set aside for a function. What is out of technicians' own logs is what they share:
 * `shared` says whose that counts, one's `own` or `all` of theirs, and is null, as those figures are, for who may see none of it.
 */
export class RecognitionReport extends TechniciansCounted {
  @ValidateNested({ each: true }) @Type(() => FunctionMinutes) functions!: FunctionMinutes[];
  @IsNumber() askedMinutes!: number;
  @IsNumber() contractedMinutes!: number;
  /** Null where no contract says so. */
  @IsOptional() @ValidateNested() @Type(() => ContractedHours) contract!: ContractedHours | null;
  @IsOptional() @IsIn(['own', 'all']) shared!: 'own' | 'all' | null;
  @IsOptional() @IsInt() breaksMissed!: number | null;
  @IsOptional() @IsInt() unpaidMinutes!: number | null;
  @IsOptional() @IsInt() nonCoreMinutes!: number | null;
  @IsOptional() @IsInt() cpdMinutes!: number | null;
  /** Time that technicians had to meet one another or those they work for. */
  @IsOptional() @IsInt() meetingMinutes!: number | null;
  /** Requests delivered or later; those written down as done without a request are `recordedAfterwards`. */
  @IsInt() practicalsServed!: number;
  @IsInt() recordedAfterwards!: number;
}
