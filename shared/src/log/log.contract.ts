import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { CalendarRange } from '../calendar/calendar.contract.js';
import { IsDateOnly } from '../time/date-validators.js';
import { LOG_KINDS, LOG_LIMITS, type LogKind } from './limits.js';

/** One entry of a technician's own log: minutes of a day. `shared`: counted in the sums that the head and admins see; nobody sees the entry itself. */
export class LogEntryBody {
  @IsDateOnly() date!: string;
  @IsInt() @Min(1) @Max(LOG_LIMITS.minutes) minutes!: number;
  @IsIn(LOG_KINDS) kind!: LogKind;
  @IsOptional() @IsString() @MaxLength(LOG_LIMITS.note) note?: string;
  @IsOptional() @IsBoolean() shared?: boolean;
}

/** The last that a column of whole numbers holds: no entry was changed so often. */
const LAST_VERSION = 2 ** 31 - 1;

/** The whole of an entry as it is from now on; `version` is the one that was read, and may be left out. */
export class LogEntryChange extends LogEntryBody {
  @IsOptional() @IsInt() @Min(1) @Max(LAST_VERSION) version?: number;
}

/** Entries of the dates, both included; at most 400 days. Where nothing is said: the 400 days to today. */
export class LogQuery {
  @IsOptional() @IsDateOnly() from?: string;
  @IsOptional() @IsDateOnly() to?: string;
  @IsOptional() @IsString() departmentId?: string;
  @IsOptional() @IsString() limit?: string;
  @IsOptional() @IsString() cursor?: string;
}

export class LogEntry {
  @IsString() id!: string;
  @IsInt() version!: number;
  @IsDateOnly() date!: string;
  @IsInt() minutes!: number;
  @IsIn(LOG_KINDS) kind!: LogKind;
  @IsString() note!: string;
  @IsBoolean() shared!: boolean;
}

/** The sum of a kind, in minutes. */
export class LogSum {
  @IsIn(LOG_KINDS) kind!: LogKind;
  @IsInt() minutes!: number;
}

/**
 * One's own entries, the newest day first, and how much they come to; `shared`: what technicians of the departments that one leads share, as
 * sums without names. Empty for whoever leads none.
 */
export class LogAnswer extends CalendarRange {
  @ValidateNested({ each: true }) @Type(() => LogEntry) items!: LogEntry[];
  @IsOptional() @IsString() nextCursor?: string;
  @IsOptional() @IsInt() total?: number;
  @ValidateNested({ each: true }) @Type(() => LogSum) sums!: LogSum[];
  @ValidateNested({ each: true }) @Type(() => LogSum) shared!: LogSum[];
}
