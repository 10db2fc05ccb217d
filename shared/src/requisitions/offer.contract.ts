import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, MaxLength, ValidateNested } from 'class-validator';
import { PersonName } from '../calendar/lesson.contract.js';
import { IsDateOnly, IsInstant } from '../time/date-validators.js';
import { REQUISITION_LIMITS } from './limits.js';
import { OFFER_STATES, type OfferState } from './offers.js';

/** Offers another lesson to the teacher of a request, or to change days with another request: one of the two. */
export class OfferBody {
  @IsOptional() @IsString() @Length(1, 100) lessonId?: string;
  @IsOptional() @IsString() @Length(1, 100) swapWith?: string;
  @IsOptional() @IsString() @MaxLength(REQUISITION_LIMITS.offerNote) note?: string;
}

/** Yes or no to an offer. */
export class OfferAnswerBody {
  @IsBoolean() accept!: boolean;
  @IsOptional() @IsString() @MaxLength(REQUISITION_LIMITS.offerNote) note?: string;
}

/** One's own offers, those of one request where one is named. */
export class OfferQuery {
  @IsOptional() @IsString() requisitionId?: string;
  @IsOptional() @IsIn(OFFER_STATES) state?: OfferState;
  @IsOptional() @IsString() limit?: string;
  @IsOptional() @IsString() cursor?: string;
}

/** When a lesson is. */
export class OfferedLesson {
  @IsString() lessonId!: string;
  @IsDateOnly() date!: string;
  @IsString() period!: string;
  @IsOptional() @IsString() lastPeriod!: string | null;
}

/** A request that an offer is about, from where to where it would go. */
export class OfferedMove {
  @IsString() requisitionId!: string;
  @IsString() title!: string;
  @IsString() group!: string;
  @ValidateNested() @Type(() => PersonName) teacher!: PersonName;
  @ValidateNested() @Type(() => OfferedLesson) from!: OfferedLesson;
  @ValidateNested() @Type(() => OfferedLesson) to!: OfferedLesson;
}

/**
 * A question to the teacher of a request: another lesson or, where `swap` is there, to change days with another request. `text` says what
 * it would cost, as the preview judged it when it was made. `toAnswer`: it waits for whoever asks.
 */
export class Offer extends OfferedMove {
  @IsString() id!: string;
  @IsIn(['lesson', 'swap']) kind!: 'lesson' | 'swap';
  @IsIn(OFFER_STATES) state!: OfferState;
  @IsString() text!: string;
  @IsInt() minutesSaved!: number;
  @IsOptional() @ValidateNested() @Type(() => OfferedMove) swap!: OfferedMove | null;
  @IsOptional() @IsString() note!: string | null;
  @ValidateNested() @Type(() => PersonName) by!: PersonName;
  @IsInstant() at!: string;
  @IsInstant() endsAt!: string;
  @IsBoolean() toAnswer!: boolean;
  @IsBoolean() made!: boolean;
  @IsOptional() @IsInstant() answeredAt!: string | null;
  @IsOptional() @ValidateNested() @Type(() => PersonName) answeredBy!: PersonName | null;
  @IsOptional() @IsString() answerNote!: string | null;
}
