import { Type } from 'class-transformer';
import { IsInt, IsNumber, IsOptional, IsString, Max, Min, ValidateNested } from 'class-validator';
import { CalendarRange } from '../calendar/calendar.contract.js';
import { PolicyRuleBody } from '../school/school.contract.js';
import { IsDateOnly } from '../time/date-validators.js';
import { WHAT_IF_LIMITS } from './what-if.js';

/** Another policy; without `from` it holds for every lesson of the range, with it for those from that day on. */
export class TriedPolicy extends PolicyRuleBody {
  @IsOptional() @IsDateOnly() from?: string;
}

/** Dates, both included, at most 400 days; what is left out of the rest stays as it was. `technicians`: how many there would be; two who share a post are one. */
export class WhatIfBody extends CalendarRange {
  @IsString() departmentId!: string;
  @IsOptional() @IsInt() @Min(0) @Max(WHAT_IF_LIMITS.technicians) technicians?: number;
  @IsOptional() @ValidateNested() @Type(() => TriedPolicy) policy?: TriedPolicy;
  @IsOptional() @IsInt() @Min(0) @Max(WHAT_IF_LIMITS.practicalsADay) practicalsADay?: number;
  @IsOptional() @IsInt() @Min(0) @Max(WHAT_IF_LIMITS.turnaroundMinutes) turnaroundMinutes?: number;
}

/** What came of the range: see `replay`. `lateRate` null: nothing was asked; `overloadDays` and `backlogMinutes` null: no technician’s hours yet. */
export class WhatCame {
  @IsInt() asked!: number;
  @IsInt() late!: number;
  @IsInt() excused!: number;
  @IsOptional() @IsNumber() lateRate!: number | null;
  /** Practicals that were prepared for, and those turned away by the policy or beyond the cap. */
  @IsInt() practicals!: number;
  @IsInt() turnedAway!: number;
  @IsOptional() @IsInt() overloadDays!: number | null;
  @IsOptional() @IsInt() backlogMinutes!: number | null;
  /** Practicals at whose time more of an apparatus was wanted than the school has today. */
  @IsInt() clashes!: number;
}

/** `days`: teaching days of the range; `technicians`: those whose hours are known, two who share a post as one. */
export class WhatIfAnswer extends CalendarRange {
  @IsString() departmentId!: string;
  @IsInt() days!: number;
  @IsInt() technicians!: number;
  @ValidateNested() @Type(() => WhatCame) was!: WhatCame;
  @ValidateNested() @Type(() => WhatCame) would!: WhatCame;
}
