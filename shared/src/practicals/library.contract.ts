import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsNumber, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import { IsDateOnly, IsInstant } from '../time/date-validators.js';
import { IsOneLine } from '../reading/one-line.contract.js';
import { IsNotBlank } from './line.contract.js';
import { PRACTICAL_LIMITS } from './limits.js';
import { EffortBody, Practical } from './practical.contract.js';
import { SUBSTANCE_STATES, type SubstanceState } from '../substances/limits.js';

/** Who wrote, made or asked. */
export class LibraryPerson {
  @IsString() id!: string;
  @IsString() code!: string;
  @IsString() name!: string;
}

/** The class that it was made for. */
export class LibraryGroup {
  @IsString() id!: string;
  @IsString() code!: string;
  @IsOptional() @IsInt() year!: number | null;
  @IsOptional() @IsInt() pupils!: number | null;
}

/** What somebody writes for whoever asks for the practical next. Text is text: what looks like HTML is shown as it was typed. */
export class NoteBody {
  @IsString() @Length(1, PRACTICAL_LIMITS.note) @IsNotBlank() text!: string;
}

export class PracticalNote {
  @IsString() id!: string;
  @IsInstant() at!: string;
  @ValidateNested() @Type(() => LibraryPerson) by!: LibraryPerson;
  @IsString() text!: string;
}

/** A worksheet, a diagram: what it is was told by its content. */
export class PracticalFile {
  @IsString() id!: string;
  @IsString() name!: string;
  @IsString() type!: string;
  @IsInt() bytes!: number;
}

/** What is asked for together with a practical and is not on its list, and in which share of the requests of it. */
export class AlsoNeeded {
  @IsOptional() @IsString() apparatusId!: string | null;
  @IsString() name!: string;
  @IsNumber() share!: number;
}

/** For which lesson it was made; of others' requests a teacher sees the class alone. */
export class UsedBy {
  @IsString() requisitionId!: string;
  @IsDateOnly() date!: string;
  @ValidateNested() @Type(() => LibraryGroup) group!: LibraryGroup;
  @IsOptional() @ValidateNested() @Type(() => LibraryPerson) teacher!: LibraryPerson | null;
}

/** The median of the minutes that it really took, and of how many times. */
export class MeasuredMinutes {
  @IsNumber() minutes!: number;
  @IsInt() count!: number;
}

/** What it really took; null until five times are known. */
export class Measured {
  @IsOptional() @ValidateNested() @Type(() => MeasuredMinutes) prepare!: MeasuredMinutes | null;
  @IsOptional() @ValidateNested() @Type(() => MeasuredMinutes) clear!: MeasuredMinutes | null;
}

/** A substance as it stands on the shelf, from which the page works out make-up sums for any class. */
export class ShelfSubstance {
  @IsString() substanceId!: string;
  @IsString() name!: string;
  @IsOptional() @IsString() formula!: string | null;
  @IsOptional() @IsNumber() molarMass!: number | null;
  @IsOptional() @IsIn(SUBSTANCE_STATES) state!: SubstanceState | null;
  @IsOptional() @IsNumber() stockStrength!: number | null;
}

/** A practical that can stand in for another. */
export class StandIn {
  @IsString() id!: string;
  @IsString() title!: string;
}

/** A practical as its page shows it: with what people wrote to it, and what became of it. */
export class LibraryPractical extends Practical {
  @ValidateNested({ each: true }) @Type(() => PracticalNote) notes!: PracticalNote[];
  @ValidateNested({ each: true }) @Type(() => PracticalFile) files!: PracticalFile[];
  @ValidateNested({ each: true }) @Type(() => AlsoNeeded) alsoNeeded!: AlsoNeeded[];
  /** Others that serve the same point of the curriculum: offered where there is not kit or time enough for this one. */
  @ValidateNested({ each: true }) @Type(() => StandIn) standIns!: StandIn[];
  @ValidateNested({ each: true }) @Type(() => UsedBy) usedBy!: UsedBy[];
  @ValidateNested() @Type(() => Measured) measured!: Measured;
  @ValidateNested({ each: true }) @Type(() => ShelfSubstance) shelf!: ShelfSubstance[];
}

/** What one sort of work on a practical takes, as it was first guessed and as it came to be; `offered` comes to the median at `sets` sets. */
export class LearntEstimate {
  @IsString() practicalId!: string;
  @IsInt() version!: number;
  @IsString() title!: string;
  @IsString() subject!: string;
  @IsIn(['prepare', 'clear']) kind!: 'prepare' | 'clear';
  @IsOptional() @ValidateNested() @Type(() => EffortBody) now!: EffortBody | null;
  @ValidateNested() @Type(() => EffortBody) offered!: EffortBody;
  /** The median of the minutes that it really took, so many times (five at least), for so many sets as a median. */
  @IsNumber() minutes!: number;
  @IsNumber() sets!: number;
  @IsInt() count!: number;
}

/** Estimates that differ from what was measured, to be looked at one by one; the largest difference first. */
export class LearntEstimates {
  @ValidateNested({ each: true }) @Type(() => LearntEstimate) items!: LearntEstimate[];
}

/** What a copy is called; 'Copy of …' where nothing is said. */
export class CopyBody {
  @IsOptional() @IsString() @IsOneLine() @Length(1, PRACTICAL_LIMITS.title) @IsNotBlank() title?: string;
}

/** A version of a practical as it was: since when, until when (null: it is so now), and in what it differs from the one before. */
export class PracticalVersion {
  @IsInt() version!: number;
  @IsOptional() @IsInstant() from!: string | null;
  @IsOptional() @IsInstant() until!: string | null;
  @IsOptional() @ValidateNested() @Type(() => LibraryPerson) by!: LibraryPerson | null;
  @IsArray() @IsString({ each: true }) differs!: string[];
  @ValidateNested() @Type(() => Practical) practical!: Practical;
}
