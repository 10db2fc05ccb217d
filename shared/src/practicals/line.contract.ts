import {
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  type ValidationOptions,
} from 'class-validator';
import { LINE_LIMITS } from './limits.js';
import { ChemicalFacts } from '../substances/substance.contract.js';
import { LINE_KINDS, type LineKind } from './line-kinds.js';
import { IsOneLine } from '../reading/one-line.contract.js';

/** Refuses text of blanks alone. */
export function IsNotBlank(options?: ValidationOptions): PropertyDecorator {
  return Matches(/\S/, { message: '$property must not be blank', ...options });
}

/** One line of a kit list as it is asked for: what, and how much per class, per set and per pupil, with spares. */
export class LineBody {
  @IsOptional() @IsString() apparatusId?: string;
  /** A chemical or consumable of the school's stock; unit and strength are those of the stock. */
  @IsOptional() @IsString() stockId?: string;
  @IsOptional() @IsString() @IsOneLine() @Length(1, LINE_LIMITS.name) @IsNotBlank() name?: string;
  @IsOptional() @IsIn(LINE_KINDS) kind?: LineKind;
  @IsOptional() @IsNumber({ maxDecimalPlaces: 3 }) @Min(0) @Max(LINE_LIMITS.amount) perClass?: number;
  @IsOptional() @IsNumber({ maxDecimalPlaces: 3 }) @Min(0) @Max(LINE_LIMITS.amount) perSet?: number;
  @IsOptional() @IsNumber({ maxDecimalPlaces: 3 }) @Min(0) @Max(LINE_LIMITS.amount) perPupil?: number;
  @IsOptional() @IsNumber({ maxDecimalPlaces: 3 }) @Min(0) @Max(LINE_LIMITS.amount) spare?: number;
  @IsOptional() @IsIn(['cm3', 'g']) unit?: 'cm3' | 'g';
  @IsOptional() @IsNumber({ maxDecimalPlaces: 6 }) @Min(0) @Max(100) concentration?: number;
  @IsOptional() @IsString() @IsOneLine() @MaxLength(LINE_LIMITS.concentrationText) concentrationText?: string;
  @IsOptional() @IsNumber({ maxDecimalPlaces: 3 }) @Min(0.001) @Max(10_000) roundTo?: number;
  @IsOptional() @IsNumber({ maxDecimalPlaces: 3 }) @Min(0) @Max(5) overage?: number;
}

/**
 * A kit line with what it comes to: `needed` and `short` are worked out; `free` only where availability was asked. Of a chemical the substance
 * that it names, its hazard at this strength and how what is needed is made up (`ChemicalFacts`).
 */
export class Line extends ChemicalFacts {
  @IsString() id!: string;
  @IsOptional() @IsString() apparatusId!: string | null;
  @IsOptional() @IsString() stockId?: string | null;
  @IsString() name!: string;
  @IsIn(LINE_KINDS) kind!: LineKind;
  @IsNumber() perClass!: number;
  @IsNumber() perSet!: number;
  @IsNumber() perPupil!: number;
  @IsNumber() spare!: number;
  @IsOptional() @IsString() unit!: string | null;
  @IsOptional() @IsNumber() concentration!: number | null;
  @IsOptional() @IsString() concentrationText!: string | null;
  @IsOptional() @IsNumber() roundTo!: number | null;
  @IsOptional() @IsNumber() overage!: number | null;
  @IsOptional() @IsString() location!: string | null;
  @IsOptional() @IsArray() @IsString({ each: true }) pictograms!: string[] | null;
  @IsOptional() @IsArray() @IsString({ each: true }) statements!: string[] | null;
  @IsNumber() needed!: number;
  @IsInt() short!: number;
  @IsOptional() @IsNumber() free?: number | null;
}
