import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { PersonName } from '../calendar/lesson.contract.js';
import { IsOneLine } from '../reading/one-line.contract.js';
import { IsDateOnly, IsWallTime } from '../time/date-validators.js';
import { DUTY_FUNCTIONS, DUTY_LIMITS, type DutyFunction } from './limits.js';

/** From when to when on its day something is to be done, by the school's clocks. */
export class DutyWindow {
  @IsWallTime() start!: string;
  @IsWallTime() end!: string;
}

/**
 * Technicians' work that no request asked for: once on a `date`, or by an `rrule` (RFC 5545, by the day, week or month) on the teaching days from
 * `from` on, today unless said. Without a department it is that of whoever writes it.
 */
export class DutyBody {
  @IsString() @IsOneLine() @Length(1, DUTY_LIMITS.title) @Matches(/\S/, { message: '$property must not be blank' }) title!: string;
  @IsIn(DUTY_FUNCTIONS) function!: DutyFunction;
  @IsInt() @Min(1) @Max(DUTY_LIMITS.minutes) minutes!: number;
  @IsOptional() @IsString() @Length(1, DUTY_LIMITS.rrule) rrule?: string | null;
  @IsOptional() @IsDateOnly() date?: string | null;
  @IsOptional() @IsDateOnly() from?: string | null;
  @ValidateNested() @Type(() => DutyWindow) window!: DutyWindow;
  @IsOptional() @IsString() assigneeId?: string | null;
  @IsOptional() @IsString() departmentId?: string | null;
}

/** The whole of it as it is from now on; what was done stays. Without `version` whatever it was. */
export class DutyChange extends DutyBody {
  @IsOptional() @IsInt() @Min(1) version?: number;
}

/** A duty; `next`: the next date on which it is to be done, as far as is known. */
export class Duty {
  @IsString() id!: string;
  @IsInt() version!: number;
  @IsString() title!: string;
  @IsIn(DUTY_FUNCTIONS) function!: DutyFunction;
  @IsInt() minutes!: number;
  @IsOptional() @IsString() rrule!: string | null;
  @IsOptional() @IsDateOnly() date!: string | null;
  @IsOptional() @IsDateOnly() from!: string | null;
  @ValidateNested() @Type(() => DutyWindow) window!: DutyWindow;
  @IsOptional() @IsString() assigneeId!: string | null;
  @IsOptional() @ValidateNested() @Type(() => PersonName) assignee!: PersonName | null;
  @IsString() departmentId!: string;
  @IsOptional() @IsDateOnly() next!: string | null;
}

export class DutyQuery {
  @IsOptional() @IsString() departmentId?: string;
  @IsOptional() @IsString() limit?: string;
  @IsOptional() @IsString() cursor?: string;
}
