import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsNumber, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import { IsNotBlank } from '../practicals/line.contract.js';
import { LINE_KINDS, type LineKind } from '../practicals/line-kinds.js';
import { PLAIN_REQUEST_LIMITS } from './limits.js';
import { DRAFT_FIELDS, type DraftField } from './read.types.js';

/** A request in plain words; `lessonId`: the lesson that it is for, where that is known already. */
export class PlainRequestBody {
  @IsString() @Length(1, PLAIN_REQUEST_LIMITS.text) @IsNotBlank() text!: string;
  @IsOptional() @IsString() @Length(1, 100) lessonId?: string;
}

/** A line as it was understood, in the shape in which a request takes it; without any quantity it was not said how much. */
export class PlainLine {
  @IsOptional() @IsString() apparatusId?: string;
  @IsString() name!: string;
  @IsIn(LINE_KINDS) kind!: LineKind;
  @IsOptional() @IsNumber() perClass?: number;
  @IsOptional() @IsNumber() perSet?: number;
  @IsOptional() @IsNumber() perPupil?: number;
  @IsOptional() @IsNumber() spare?: number;
  @IsOptional() @IsIn(['cm3', 'g']) unit?: 'cm3' | 'g';
  @IsOptional() @IsNumber() concentration?: number;
  @IsOptional() @IsString() concentrationText?: string;
  @IsOptional() @IsNumber() roundTo?: number;
  @IsOptional() @IsNumber() overage?: number;
}

/** A request as far as it was understood. Where lines are added to a practical, the practical's own stand behind those that were said. */
export class PlainDraft {
  @IsOptional() @IsString() lessonId?: string;
  @IsOptional() @IsString() practicalId?: string;
  @IsOptional() @IsString() title?: string;
  @IsOptional() @IsInt() pupils?: number;
  @IsOptional() @IsInt() groupSize?: number;
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => PlainLine) lines?: PlainLine[];
  @IsOptional() @IsString() notes?: string;
}

/** A part of the text, letter for letter, and the field or the line (its place in `draft.lines`, from 0) that was made of it. */
export class UnderstoodText {
  @IsString() text!: string;
  @IsOptional() @IsIn(DRAFT_FIELDS) field?: DraftField;
  @IsOptional() @IsInt() line?: number;
}

/** What may be meant: its name, and what choosing it does: a line more, or a value of a field. */
export class PlainCandidate {
  @IsString() text!: string;
  @IsOptional() @ValidateNested() @Type(() => PlainLine) line?: PlainLine;
  @IsOptional() @IsIn(DRAFT_FIELDS) field?: DraftField;
  @IsOptional() @IsString() value?: string;
}

/** A part of the text that has to be asked about; with `line` the draft has that line as far as it was understood. */
export class UnsureText {
  @IsString() text!: string;
  @IsOptional() @IsInt() line?: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => PlainCandidate) candidates!: PlainCandidate[];
}

/** What a message in plain words asks for. Nothing is written by reading it. */
export class PlainRequest {
  @ValidateNested() @Type(() => PlainDraft) draft!: PlainDraft;
  @IsArray() @ValidateNested({ each: true }) @Type(() => UnderstoodText) understood!: UnderstoodText[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => UnsureText) unsure!: UnsureText[];
}
