import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, Length, MaxLength, Min, ValidateNested } from 'class-validator';
import { PersonName } from '../calendar/lesson.contract.js';
import { IsDateOnly, IsInstant } from '../time/date-validators.js';
import { LATE_REASONS, type LateReason } from './late-reasons.js';
import { REQUISITION_LIMITS } from './limits.js';
import { Requisition } from './requisition.contract.js';
import { SpelledReason } from './requisition-ask.contract.js';
import { SETTLE_WHYS, type SettleWhy } from './settle-whys.js';
import { SETTLE_OPTIONS, type SettleOptionKind } from './settle-options.js';

/** Moves a request as it is to another lesson. `version` is the one that was read. */
export class MoveBody {
  @IsInt() @Min(1) version!: number;
  @IsString() @Length(1, 100) lessonId!: string;
  @IsOptional() @SpelledReason() @IsIn(LATE_REASONS) lateReason?: LateReason;
  @IsOptional() @IsString() @MaxLength(REQUISITION_LIMITS.lateWords) lateWords?: string;
  @IsOptional() @IsBoolean() goShort?: boolean;
}

/** The request that does what an option says, to be sent as it stands. */
export class SettleApply {
  @IsIn(['POST', 'PUT']) method!: 'POST' | 'PUT';
  @IsString() path!: string;
  @IsObject() body!: object;
}

/** One way out, in one step. Which facts there are goes by its kind: the lesson that it leads to, whose it is then, its room. */
export class SettleOption {
  @IsIn(SETTLE_OPTIONS) kind!: SettleOptionKind;
  @IsString() text!: string;
  @IsOptional() @IsString() lessonId?: string;
  @IsOptional() @IsDateOnly() date?: string;
  @IsOptional() @IsString() period?: string;
  @IsOptional() @IsString() lastPeriod?: string | null;
  @IsOptional() @ValidateNested() @Type(() => PersonName) teacher?: PersonName;
  @IsOptional() @IsString() room?: string;
  @ValidateNested() @Type(() => SettleApply) apply!: SettleApply;
}

/** A request that lost its lesson, teacher, room, kit or day, and what can be done about it. `left`: its teacher has left the school. */
export class ToSettle {
  @ValidateNested() @Type(() => Requisition) requisition!: Requisition;
  @IsIn(SETTLE_WHYS) why!: SettleWhy;
  @IsArray() @IsIn(SETTLE_WHYS, { each: true }) whys!: SettleWhy[];
  @IsBoolean() left!: boolean;
  @IsInstant() since!: string;
  @IsString() text!: string;
  @ValidateNested({ each: true }) @Type(() => SettleOption) options!: SettleOption[];
}

export class ToSettleQuery {
  @IsOptional() @IsString() limit?: string;
  /** Where the page before ended: its header X-Next-Cursor. */
  @IsOptional() @IsString() cursor?: string;
  @IsOptional() @IsString() requisitionId?: string;
}

/** How many requests whoever asks has to settle. */
export class ToSettleCount {
  @IsInt() count!: number;
}
