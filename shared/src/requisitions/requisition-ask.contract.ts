import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsNotBlank, LineBody } from '../practicals/line.contract.js';
import { MAX_TASK_MINUTES } from '../prep/limits.js';
import { LATE_REASONS, type LateReason } from './late-reasons.js';
import { SUPPORT_WHENS, type SupportWhen } from '../prep/support.js';
import { REQUISITION_LIMITS } from './limits.js';
import { IsOneLine } from '../reading/one-line.contract.js';

/** Reads a reason as people and programs spell it: 'Teacher absence', 'teacher_absence' and 'teacherAbsence' are 'teacher-absence'. */
export function SpelledReason(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string'
      ? value
          .trim()
          .replace(/(?<=[a-z])(?=[A-Z])|[\s_-]+/g, '-')
          .toLowerCase()
      : value,
  );
}

/** That a risk assessment was read and adapted for this class. The system keeps the reference; it never says that something is safe. */
export class RiskAssessment {
  @IsString() @IsOneLine() @Length(1, REQUISITION_LIMITS.assessment) @IsNotBlank() reference!: string;
  @IsOptional() @IsString() @MaxLength(REQUISITION_LIMITS.adaptations) adaptations?: string;
  @IsBoolean() confirmed!: boolean;
}

/** A technician's help in the lesson: its first or last minutes, or all of it, which needs no number. */
export class SupportBody {
  @IsOptional() @IsInt() @Min(1) @Max(MAX_TASK_MINUTES) minutes?: number;
  @IsIn(SUPPORT_WHENS) when!: SupportWhen;
  @IsOptional() @IsString() @MaxLength(REQUISITION_LIMITS.supportNote) note?: string;
}

/** What can be asked for at any lesson: a practical of the library, or a title and a free list. Each field stands here, once. */
export class RequisitionFields {
  @IsOptional() @IsString() practicalId?: string;
  /** The version that was read; the newest one, or the one that the request has. */
  @IsOptional() @IsInt() @Min(1) practicalVersion?: number;
  @IsOptional() @IsString() @IsOneLine() @Length(1, REQUISITION_LIMITS.title) @IsNotBlank() title?: string;
  @IsOptional() @IsInt() @Min(1) @Max(REQUISITION_LIMITS.pupils) pupils?: number;
  @IsOptional() @IsInt() @Min(1) @Max(REQUISITION_LIMITS.pupils) groupSize?: number;
  @IsOptional() @IsArray() @ArrayMaxSize(REQUISITION_LIMITS.lines) @ValidateNested({ each: true }) @Type(() => LineBody) lines?: LineBody[];
  @IsOptional() @IsString() @MaxLength(REQUISITION_LIMITS.notes) notes?: string;
  @IsOptional() @SpelledReason() @IsIn(LATE_REASONS) lateReason?: LateReason;
  @IsOptional() @IsString() @MaxLength(REQUISITION_LIMITS.lateWords) lateWords?: string;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => RiskAssessment) riskAssessment?: RiskAssessment;
  @IsOptional() @IsBoolean() goShort?: boolean;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => SupportBody) support?: SupportBody;
  /** The later lesson of the same class until which what is set up stays out. */
  @IsOptional() @IsString() @Length(1, 100) keepUntilLessonId?: string;
}

/** What a teacher asks for at a lesson. */
export class RequisitionAsk extends RequisitionFields {
  @IsString() @Length(1, 100) lessonId!: string;
}
