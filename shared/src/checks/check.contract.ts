import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { IsOneLine } from '../reading/one-line.contract.js';
import { IsDateOnly, IsInstant } from '../time/date-validators.js';
import { CHECK_LIMITS } from './limits.js';

const NOT_BLANK = /\S/;
const blank = { message: '$property must not be blank' };

/** A check of equipment that is due on a day and, with `everyMonths`, again after it was done. `blocksItem`: overdue it takes the whole item out. */
export class CheckBody {
  @IsString() @IsOneLine() @Length(1, CHECK_LIMITS.title) @Matches(NOT_BLANK, blank) title!: string;
  @IsOptional() @IsString() apparatusId?: string | null;
  @IsDateOnly() due!: string;
  @IsOptional() @IsInt() @Min(1) @Max(CHECK_LIMITS.everyMonths) everyMonths?: number | null;
  @IsOptional() @IsBoolean() blocksItem?: boolean;
}

/** Only what is sent is changed. */
export class CheckChange {
  @IsOptional() @IsInt() @Min(1) version?: number;
  @IsOptional() @IsString() @IsOneLine() @Length(1, CHECK_LIMITS.title) @Matches(NOT_BLANK, blank) title?: string;
  @IsOptional() @IsString() apparatusId?: string | null;
  @IsOptional() @IsDateOnly() due?: string;
  @IsOptional() @IsInt() @Min(1) @Max(CHECK_LIMITS.everyMonths) everyMonths?: number | null;
  @IsOptional() @IsBoolean() blocksItem?: boolean;
}

/** That a check was done: on a day, today unless said, and what was found. */
export class CheckDone {
  @IsOptional() @IsDateOnly() doneOn?: string;
  @IsOptional() @IsString() @MaxLength(CHECK_LIMITS.note) note?: string | null;
}

/** A time that a check was done. */
export class CheckRecord {
  @IsString() id!: string;
  @IsDateOnly() doneOn!: string;
  @IsOptional() @IsString() by!: string | null;
  @IsInstant() at!: string;
  @IsOptional() @IsString() note!: string | null;
}

/** A check as it stands today. `due`: null once it was done and does not repeat. `blocked`: it has its item out of service. */
export class Check {
  @IsString() id!: string;
  @IsInt() version!: number;
  @IsString() title!: string;
  @IsOptional() @IsString() apparatusId!: string | null;
  @IsOptional() @IsString() apparatusName!: string | null;
  @IsOptional() @IsDateOnly() due!: string | null;
  @IsOptional() @IsInt() everyMonths!: number | null;
  @IsBoolean() blocksItem!: boolean;
  @IsBoolean() overdue!: boolean;
  @IsBoolean() blocked!: boolean;
  @IsOptional() @ValidateNested() @Type(() => CheckRecord) lastDone!: CheckRecord | null;
}

export class CheckQuery {
  @IsOptional() @IsIn(['true', 'false']) overdue?: 'true' | 'false';
  @IsOptional() @IsString() limit?: string;
  @IsOptional() @IsString() cursor?: string;
}
