import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IsDateOnly } from '../time/date-validators.js';
import { LATE_REASONS, type LateReason } from './late-reasons.js';
import { REQUISITION_LIMITS } from './limits.js';
import { SpelledReason } from './requisition-ask.contract.js';

/** From which week what was asked goes to which, each named by a date in it; one's own unless a teacher is named. */
export class CopyWeekQuery {
  @IsDateOnly() from!: string;
  @IsDateOnly() to!: string;
  @IsOptional() @IsString() teacherId?: string;
}

/** The same with the lessons at which it is asked again, and why that is late where it is. */
export class CopyWeekBody extends CopyWeekQuery {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(REQUISITION_LIMITS.series)
  @ArrayUnique((id: unknown) => String(id).toLowerCase())
  @IsString({ each: true })
  @Length(1, 100, { each: true })
  lessonIds!: string[];
  @IsOptional() @SpelledReason() @IsIn(LATE_REASONS) lateReason?: LateReason;
  @IsOptional() @IsString() @MaxLength(REQUISITION_LIMITS.lateWords) lateWords?: string;
  @IsOptional() @IsBoolean() goShort?: boolean;
}

/** A request that could be asked for again at a lesson; `why` says what is against it, null where it fits. */
export class CopyPair {
  @IsString() requisitionId!: string;
  @IsString() lessonId!: string;
  @IsBoolean() fits!: boolean;
  @IsOptional() @IsString() why!: string | null;
}

/** A request for which the other week has no lesson. */
export class LeftOver {
  @IsString() requisitionId!: string;
  @IsString() why!: string;
}

export class CopyWeekAnswer {
  @ValidateNested({ each: true }) @Type(() => CopyPair) pairs!: CopyPair[];
  @ValidateNested({ each: true }) @Type(() => LeftOver) left!: LeftOver[];
}
