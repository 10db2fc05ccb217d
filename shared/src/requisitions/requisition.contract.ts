import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { DeadlineFactsView } from '../calendar/calendar.contract.js';
import { ChangedPlace, PersonName, Question } from '../calendar/lesson.contract.js';
import { Task } from '../prep/prep.contract.js';
import { IsDateOnly, IsInstant } from '../time/date-validators.js';
import { APPARATUS_LIMITS, GONE_HOWS, type GoneHow } from '../apparatus/limits.js';
import { MAX_TASK_MINUTES } from '../prep/limits.js';
import { SUPPORT_WHENS, type SupportWhen } from '../prep/support.js';
import { Overload } from '../workload/workload.contract.js';
import { ChosenDraw } from '../stock/stock.contract.js';
import { IsNotBlank, Line } from '../practicals/line.contract.js';
import { VERSIONED_FIELDS, type VersionedField } from '../practicals/versions.js';
import { FACILITIES, type Facility } from '../rooms/limits.js';
import { LOAD_LEVELS, type LoadLevel } from '../workload/pressure.js';
import { Alternative } from './alternative.contract.js';
import { OUTCOMES, type RequisitionOutcome, TOLD_OUTCOMES, type ToldOutcome } from './closing.js';
import { LATE_REASONS, type LateReason } from './late-reasons.js';
import { REQUISITION_LIMITS } from './limits.js';
import { NullTakesAway } from '../reading/nulls.contract.js';
import { RequisitionAsk, RequisitionFields, RiskAssessment, SpelledReason } from './requisition-ask.contract.js';
import { REQUISITION_STATUSES } from './statuses.js';

/** `cleared`: a technician writes down after the lesson what was done without a request; `outcome` and `note` go with that alone. */
export class RequisitionBody extends RequisitionAsk {
  @IsIn(['draft', 'submitted', 'cleared']) status!: 'draft' | 'submitted' | 'cleared';
  @IsOptional() @IsIn(OUTCOMES) outcome?: RequisitionOutcome;
  @IsOptional() @IsString() @MaxLength(REQUISITION_LIMITS.stepNote) note?: string;
}

/** The same fields are accepted as when submitting, so that one form serves both; `requisitionId` leaves its own holds out of the count. */
export class PreviewBody extends RequisitionAsk {
  @IsOptional() @IsIn(['draft', 'submitted']) status?: 'draft' | 'submitted';
  @IsOptional() @IsString() requisitionId?: string;
}

/** Only what is sent is changed, and null takes away. `version` is the one that was read; `status: 'submitted'` sends a draft as it is after the change. */
@NullTakesAway()
export class RequisitionChange extends RequisitionFields {
  @IsInt() @Min(1) version!: number;
  @IsOptional() @IsString() @Length(1, 100) lessonId?: string;
  /** Hands the request over to another person of the school. */
  @IsOptional() @IsString() @Length(1, 100) teacherId?: string;
  /** Why, where the change comes late: it stays in the story and is told. */
  @IsOptional() @IsString() @MaxLength(REQUISITION_LIMITS.stepNote) note?: string;
  @IsOptional() @IsIn(['draft', 'submitted']) status?: 'draft' | 'submitted';
  /** By itself, by the head of its department: it is late and does not count. */
  @IsOptional() @IsIn([true]) excused?: true;
  /** By itself, by its teacher once the lesson is over: how it went, of what was made. Null takes back what was said. */
  @IsOptional() @IsIn(TOLD_OUTCOMES) outcome?: ToldOutcome;
}

/** So much of the kit did not come back as it went out: broken unless said, and what that costs. */
export class Breakage {
  @IsString() apparatusId!: string;
  @IsInt() @Min(1) @Max(APPARATUS_LIMITS.pieces) quantity!: number;
  @IsOptional() @IsIn(GONE_HOWS) how?: GoneHow;
  @IsOptional() @IsNumber({ maxDecimalPlaces: 2 }) @Min(0) @Max(APPARATUS_LIMITS.cost) cost?: number;
}

export class TransitionBody {
  @IsIn(REQUISITION_STATUSES) to!: (typeof REQUISITION_STATUSES)[number];
  @IsInt() @Min(1) version!: number;
  @IsOptional() @IsString() @MaxLength(REQUISITION_LIMITS.stepNote) note?: string;
  @IsOptional() @IsIn(OUTCOMES) outcome?: RequisitionOutcome;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(REQUISITION_LIMITS.breakages)
  @ValidateNested({ each: true })
  @Type(() => Breakage)
  breakages?: Breakage[];
  @IsOptional() @IsInt() @Min(0) @Max(MAX_TASK_MINUTES) actualMinutes?: number;
  /** With `prepared`: of which stock lines are made instead of the usual, null of none. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(REQUISITION_LIMITS.lines)
  @ValidateNested({ each: true })
  @Type(() => ChosenDraw)
  draws?: ChosenDraw[];
  @IsOptional() @SpelledReason() @IsIn(LATE_REASONS) lateReason?: LateReason;
  @IsOptional() @IsBoolean() goShort?: boolean;
}

export class MessageBody {
  @IsString() @Length(1, REQUISITION_LIMITS.message) @IsNotBlank() text!: string;
}

/** The technician who helps in a lesson, and what they are called at work. */
export class Helper extends PersonName {
  @IsOptional() @IsString() title?: string;
}

/** A technician's help in the lesson, as it was asked; `minutes` are those of the lesson where it is all of it. */
export class Support {
  @IsInt() minutes!: number;
  @IsIn(SUPPORT_WHENS) when!: SupportWhen;
  @IsOptional() @IsString() note!: string | null;
}

export class PracticalName {
  @IsString() id!: string;
  @IsInt() version!: number;
  @IsString() title!: string;
}

/** That its practical has a newer version, since a date, and in what that differs from the one that the request was sent with. */
export class NewerVersion {
  @IsInt() practicalVersion!: number;
  @IsDateOnly() date!: string;
  @IsIn(VERSIONED_FIELDS, { each: true }) differs!: VersionedField[];
}

export class HistoryStep {
  @IsInstant() at!: string;
  @IsOptional() @ValidateNested() @Type(() => PersonName) by!: PersonName | null;
  @IsOptional() @IsString() from!: string | null;
  @IsString() to!: string;
  @IsOptional() @IsString() note!: string | null;
}

export class MessageView {
  @IsString() id!: string;
  @IsInstant() at!: string;
  @ValidateNested() @Type(() => PersonName) by!: PersonName;
  @IsString() text!: string;
}

/**
 * `lesson` carries the date and time that were asked for even after a timetable change took the lesson away (`lessonGone`).
 * `ownLines`: the lines were written for this request; without it they are those of the practical and follow its version.
 */
export class Requisition {
  @IsString() id!: string;
  @IsInt() version!: number;
  /** What people call it by. */
  @IsInt() number!: number;
  @ValidateNested() @Type(() => ChangedPlace) lesson!: ChangedPlace;
  @IsBoolean() lessonGone!: boolean;
  @ValidateNested() @Type(() => PersonName) teacher!: PersonName;
  @IsString() departmentId!: string;
  @IsOptional() @ValidateNested() @Type(() => PracticalName) practical!: PracticalName | null;
  @IsOptional() @ValidateNested() @Type(() => NewerVersion) newer!: NewerVersion | null;
  @IsString() title!: string;
  @IsInt() pupils!: number;
  /** Whether a person typed the number; else it follows the class. */
  @IsBoolean() pupilsTyped!: boolean;
  @IsInt() groupSize!: number;
  @IsInt() sets!: number;
  @IsInt() trays!: number;
  @ValidateNested({ each: true }) @Type(() => Line) lines!: Line[];
  @IsBoolean() ownLines!: boolean;
  @IsIn(REQUISITION_STATUSES) status!: (typeof REQUISITION_STATUSES)[number];
  @IsArray() @IsIn(REQUISITION_STATUSES, { each: true }) next!: (typeof REQUISITION_STATUSES)[number][];
  @IsOptional() @IsInstant() deadline!: string | null;
  @IsOptional() @IsInstant() submittedAt!: string | null;
  @IsBoolean() late!: boolean;
  @IsInt() minutesLate!: number;
  @IsInt() schoolDaysLate!: number;
  /** Why, and whether that excuses it, for its people, the head of its department and those who serve it; null for others. */
  @IsOptional() @IsIn(LATE_REASONS) lateReason!: LateReason | null;
  @IsOptional() @IsString() lateWords!: string | null;
  @IsOptional() @IsBoolean() excused!: boolean | null;
  @IsBoolean() short!: boolean;
  /** What its practical needs and the room of its lesson has not. */
  @IsArray() @IsIn(FACILITIES, { each: true }) roomLacks!: Facility[];
  /** Null unless it is over the line. */
  @IsOptional() @ValidateNested() @Type(() => Overload) overloads!: Overload | null;
  /** The most minutes by which it is over the line; null unless it is. */
  @IsOptional() @IsNumber() minutesOver!: number | null;
  /** False: nobody with working hours serves its department, so no load is judged. */
  @IsBoolean() judged!: boolean;
  /** Where its practical has a lead time: the last day to ask so that a whole working day is left. */
  @IsOptional() @IsDateOnly() askBy!: string | null;
  @IsOptional() @ValidateNested() @Type(() => RiskAssessment) riskAssessment!: RiskAssessment | null;
  /** Who confirmed that it was read and adapted for this class, and on which day; null while it is not. */
  @IsOptional() @ValidateNested() @Type(() => PersonName) assessedBy!: PersonName | null;
  @IsOptional() @IsDateOnly() assessedOn!: string | null;
  @IsOptional() @IsString() notes!: string | null;
  @IsOptional() @ValidateNested() @Type(() => Support) support!: Support | null;
  /** Who helps in the lesson, once somebody has taken that; left out where nobody has. */
  @IsOptional() @ValidateNested() @Type(() => Helper) helper?: Helper;
  /** The lesson until which it stays out; `keptUntil` is when that ends. */
  @IsOptional() @IsString() keepUntilLessonId!: string | null;
  @IsOptional() @IsInstant() keptUntil!: string | null;
  /** Written down after its lesson, as done without a request. */
  @IsBoolean() recorded!: boolean;
  /** How the lesson went, as its teacher said or as it was put away; null: nobody said. */
  @IsOptional() @IsString() outcome!: string | null;
  /** Null also for whom it is not meant. */
  @IsOptional() @ValidateNested() @Type(() => Question) question!: Question | null;
  @ValidateNested({ each: true }) @Type(() => Task) tasks!: Task[];
  @ValidateNested({ each: true }) @Type(() => HistoryStep) history!: HistoryStep[];
  /** What its people wrote to each other; null for whom it is not meant: heads of other departments and admins. */
  @IsOptional() @ValidateNested({ each: true }) @Type(() => MessageView) messages!: MessageView[] | null;
}

export class Shortage {
  @IsString() apparatusId!: string;
  @IsString() name!: string;
  @IsNumber() wanted!: number;
  @IsNumber() free!: number;
  @IsNumber() short!: number;
}

/** That the department takes no requests so close to a lesson, and who can still submit one. */
export class BlockedFacts {
  @IsInt() withinHours!: number;
  @IsArray() @IsString({ each: true }) ask!: string[];
}

/** The technicians' day that a request would fall on: minutes asked, minutes there are, and what this request adds. */
export class DayLoad {
  @IsDateOnly() date!: string;
  @IsNumber() workMinutes!: number;
  @IsNumber() technicianMinutes!: number;
  @IsNumber() addsMinutes!: number;
  @IsIn(LOAD_LEVELS) level!: LoadLevel;
  /** False where no technician's hours are known. */
  @IsBoolean() judged!: boolean;
  @IsString() sentence!: string;
}

/** Another request that stands at the lesson already. */
export class Duplicate {
  @IsString() requisitionId!: string;
  @IsString() title!: string;
  @IsIn(REQUISITION_STATUSES) status!: (typeof REQUISITION_STATUSES)[number];
}

/** The room of a lesson that is closed, from and to which day, and why. */
export class ClosedRoomView {
  @IsString() code!: string;
  @IsDateOnly() from!: string;
  @IsDateOnly() to!: string;
  @IsString() note!: string;
}

/** What would happen if this were submitted now. Nothing is changed by asking. */
export class PreviewAnswer {
  @IsOptional() @IsInstant() deadline!: string | null;
  @IsString() policy!: string;
  @IsString() explanation!: string;
  @ValidateNested() @Type(() => DeadlineFactsView) deadlineFacts!: DeadlineFactsView;
  @IsBoolean() late!: boolean;
  @IsInt() minutesLate!: number;
  @IsInt() schoolDaysLate!: number;
  @IsOptional() @IsString() blocked!: string | null;
  @IsOptional() @ValidateNested() @Type(() => BlockedFacts) blockedFacts!: BlockedFacts | null;
  @IsInt() pupils!: number;
  @IsInt() groupSize!: number;
  @IsInt() sets!: number;
  @IsInt() trays!: number;
  @ValidateNested({ each: true }) @Type(() => Line) lines!: Line[];
  @ValidateNested({ each: true }) @Type(() => Shortage) shortages!: Shortage[];
  /** Null unless this request would be over the line. */
  @IsOptional() @ValidateNested() @Type(() => Overload) overload!: Overload | null;
  /** The most minutes by which it would be over the line; null unless it would. */
  @IsOptional() @IsNumber() minutesOver!: number | null;
  /** False: nobody with working hours serves the department, so no load is judged. */
  @IsBoolean() judged!: boolean;
  /** Where the practical has a lead time: the last day to ask so that a whole working day is left. */
  @IsOptional() @IsDateOnly() askBy!: string | null;
  /** Its department accepts it only once a risk assessment is confirmed. */
  @IsBoolean() riskAssessmentNeeded!: boolean;
  @ValidateNested() @Type(() => DayLoad) load!: DayLoad;
  /** What the practical needs and the room of the lesson has not. */
  @IsArray() @IsIn(FACILITIES, { each: true }) roomLacks!: Facility[];
  /** The room is closed on the day of the lesson or, of what stays out, on a later day on which it stands there: what is sent waits to be settled. */
  @IsOptional() @ValidateNested() @Type(() => ClosedRoomView) roomClosed!: ClosedRoomView | null;
  /** Everybody who serves the department and would work during the lesson is away then. */
  @IsBoolean() teamAway!: boolean;
  /** Other requests for the lesson; a second one is taken. */
  @ValidateNested({ each: true }) @Type(() => Duplicate) duplicates!: Duplicate[];
  @ValidateNested({ each: true }) @Type(() => Alternative) alternatives!: Alternative[];
}
