import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsPositive,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { BAND_UNITS, type BandUnit, BELOW_BANDS, type BelowBands, NO_MAKE_UP, type NoMakeUp } from './limits.js';
import { SIGNAL_WORDS, type SignalWord, SUBSTANCE_LIMITS, SUBSTANCE_STATES, type SubstanceState } from './limits.js';
import { IsOneLine } from '../reading/one-line.contract.js';

const NOT_BLANK = /\S/;
const blank = { message: '$property must not be blank' };
const isSaid = (_body: unknown, value: unknown) => value !== undefined && value !== null;

/** What a substance is classified as from one strength (included) to another (excluded; null: upwards). Nothing classified: no statements and no pictograms. */
export class HazardBandBody {
  @IsNumber({ maxDecimalPlaces: 6 }) @Min(0) @Max(SUBSTANCE_LIMITS.strength) from!: number;
  @ValidateIf(isSaid) @IsNumber({ maxDecimalPlaces: 6 }) @IsPositive() @Max(SUBSTANCE_LIMITS.strength) to!: number | null;
  @IsIn(BAND_UNITS) unit!: BandUnit;
  @IsOptional() @IsString() @IsOneLine() @MaxLength(SUBSTANCE_LIMITS.classification) classification?: string;
  @IsOptional() @IsIn(SIGNAL_WORDS) signalWord?: SignalWord | null;
  @IsArray() @ArrayMaxSize(SUBSTANCE_LIMITS.pictograms) @Matches(/^GHS0[1-9]$/, { each: true }) pictograms!: string[];
  @IsArray() @ArrayMaxSize(SUBSTANCE_LIMITS.statements) @Matches(/^(?:EU)?H\d{3}[A-Za-z]{0,2}$/, { each: true }) statements!: string[];
  @IsString() @IsOneLine() @Length(1, SUBSTANCE_LIMITS.source) @Matches(NOT_BLANK, blank) source!: string;
}

/**
 * A substance in the form that stands on the shelf. Where no molar mass is sent it is the sum of the formula's atoms. `stockStrength`: mol/dm3
 * of what is bought, where that is diluted. `belowBands`: what is said below the lowest band.
 */
export class SubstanceBody {
  @IsString() @IsOneLine() @Length(1, SUBSTANCE_LIMITS.name) @Matches(NOT_BLANK, blank) name!: string;
  @IsArray()
  @ArrayMaxSize(SUBSTANCE_LIMITS.aliases)
  @IsString({ each: true })
  @IsOneLine({ each: true })
  @Length(1, SUBSTANCE_LIMITS.name, { each: true })
  aliases!: string[];
  @IsOptional() @IsString() @IsOneLine() @MaxLength(SUBSTANCE_LIMITS.formula) formula?: string | null;
  @IsOptional() @IsNumber({ maxDecimalPlaces: 3 }) @IsPositive() @Max(SUBSTANCE_LIMITS.molarMass) molarMass?: number | null;
  @IsOptional() @IsIn(SUBSTANCE_STATES) state?: SubstanceState | null;
  @IsOptional() @IsNumber({ maxDecimalPlaces: 3 }) @IsPositive() @Max(SUBSTANCE_LIMITS.strength) stockStrength?: number | null;
  @IsOptional() @IsIn(BELOW_BANDS) belowBands?: BelowBands;
  @IsArray() @ArrayMaxSize(SUBSTANCE_LIMITS.bands) @ValidateNested({ each: true }) @Type(() => HazardBandBody) bands!: HazardBandBody[];
}

/** The whole of it as it is from now on; `version` is the one that was read. What the school writes wins over what was shipped. */
export class SubstanceChange extends SubstanceBody {
  @IsInt() @Min(1) version!: number;
}

export class SubstanceQuery {
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  @IsOptional() @IsString() limit?: string;
  @IsOptional() @IsString() cursor?: string;
}

/** What is known of a hazard at a strength, and where that is written. To be checked against the school's own hazard cards. */
export class HazardBandView {
  @IsNumber() from!: number;
  @IsOptional() @IsNumber() to!: number | null;
  @IsIn(BAND_UNITS) unit!: BandUnit;
  @IsString() classification!: string;
  @IsOptional() @IsIn(SIGNAL_WORDS) signalWord!: SignalWord | null;
  @IsArray() @IsString({ each: true }) pictograms!: string[];
  @IsArray() @IsString({ each: true }) statements!: string[];
  @IsString() source!: string;
}

/** A substance; `own`: the school wrote it, over what was shipped where that has the same id. `stockSource`: where the usual strength of the stock is written. */
export class Substance {
  @IsString() id!: string;
  @IsInt() version!: number;
  @IsBoolean() own!: boolean;
  @IsString() name!: string;
  @IsArray() @IsString({ each: true }) aliases!: string[];
  @IsOptional() @IsString() formula!: string | null;
  @IsOptional() @IsNumber() molarMass!: number | null;
  @IsOptional() @IsIn(SUBSTANCE_STATES) state!: SubstanceState | null;
  @IsOptional() @IsNumber() stockStrength!: number | null;
  @IsOptional() @IsString() stockSource!: string | null;
  @IsIn(BELOW_BANDS) belowBands!: BelowBands;
  @ValidateNested({ each: true }) @Type(() => HazardBandView) bands!: HazardBandView[];
}

/** The hazard of a chemical at the strength of its line: the band it falls in, that nothing is classified there, or that it is not known and has to be looked up. */
export class LineHazard {
  @IsIn(['band', ...BELOW_BANDS]) kind!: 'band' | BelowBands;
  @IsOptional() @ValidateNested() @Type(() => HazardBandView) band!: HazardBandView | null;
}

export class MakeUpStock {
  @IsString() name!: string;
  @IsNumber() concentration!: number;
}

/**
 * How a total of one strength is made up: `grams` of the solid, or `volume` cm3 of `stock`, made up to `madeUpTo` cm3, each to three figures.
 * `of` and `formula` name the form on the shelf with its hydrate.
 */
export class MakeUp {
  @IsString() of!: string;
  @IsOptional() @IsString() formula!: string | null;
  @IsOptional() @IsNumber() molarMass!: number | null;
  @IsNumber() madeUpTo!: number;
  @IsOptional() @IsNumber() grams!: number | null;
  @IsOptional() @ValidateNested() @Type(() => MakeUpStock) stock!: MakeUpStock | null;
  @IsOptional() @IsNumber() volume!: number | null;
  /** The stock of the school that it is made of; null where none is known, left out where nobody looked. */
  @IsOptional() @IsString() stockId?: string | null;
}

/** What is known of the chemical of a line, an item or a total. `makeUp` is null where there is no sum; `noMakeUp` says why, null where nothing is made up. */
export class ChemicalFacts {
  @IsOptional() @IsString() substanceId?: string | null;
  @IsOptional() @ValidateNested() @Type(() => LineHazard) hazard?: LineHazard | null;
  @IsOptional() @ValidateNested() @Type(() => MakeUp) makeUp?: MakeUp | null;
  @IsOptional() @IsIn(NO_MAKE_UP) noMakeUp?: NoMakeUp | null;
}
