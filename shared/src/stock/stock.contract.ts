import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
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
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsOneLine } from '../reading/one-line.contract.js';
import { IsDateOnly } from '../time/date-validators.js';
import {
  MOVEMENT_WHYS,
  type MovementWhy,
  SHOPPING_WHYS,
  type ShoppingWhy,
  STOCK_KINDS,
  STOCK_LIMITS,
  type StockKind,
  STORAGE_LIMITS,
} from './limits.js';

const NOT_BLANK = /\S/;
const blank = { message: '$property must not be blank' };

/** What may be said of stock whatever it is; null says nothing. A price is that of one order, in pounds. */
class StockFields {
  @IsOptional() @IsString() @IsOneLine() @MaxLength(STOCK_LIMITS.unit) unit?: string | null;
  @IsOptional() @IsNumber({ maxDecimalPlaces: 6 }) @Min(0) @Max(100) concentration?: number | null;
  @IsOptional() @IsString() @IsOneLine() @MaxLength(STOCK_LIMITS.concentrationText) concentrationText?: string | null;
  @IsOptional() @IsString() @IsOneLine() @MaxLength(STOCK_LIMITS.location) location?: string;
  @IsOptional() @IsDateOnly() expires?: string | null;
  @IsOptional() @IsNumber({ maxDecimalPlaces: 3 }) @Min(0) @Max(STOCK_LIMITS.amount) reorderLevel?: number | null;
  @IsOptional() @IsString() @IsOneLine() @MaxLength(STOCK_LIMITS.supplier) supplier?: string | null;
  @IsOptional() @IsNumber({ maxDecimalPlaces: 2 }) @Min(0) @Max(STOCK_LIMITS.price) price?: number | null;
  /** Since when it is open. */
  @IsOptional() @IsDateOnly() opened?: string | null;
  /** The ids of the storage groups that it is in. */
  @IsOptional() @IsArray() @ArrayMaxSize(STORAGE_LIMITS.groups) @ArrayUnique() @IsString({ each: true }) storageGroups?: string[];
}

/** A chemical (unit g or cm3, and its strength) or a consumable (no unit, or its own word) to be kept. */
export class StockBody extends StockFields {
  @IsString() @IsOneLine() @Length(1, STOCK_LIMITS.name) @Matches(NOT_BLANK, blank) name!: string;
  @IsIn(STOCK_KINDS) kind!: StockKind;
  @IsNumber({ maxDecimalPlaces: 3 }) @Min(0) @Max(STOCK_LIMITS.amount) amount!: number;
}

/** Only what is sent is changed; `version` is the one that was read. */
export class StockChange extends StockFields {
  @IsInt() @Min(1) version!: number;
  @IsOptional() @IsString() @IsOneLine() @Length(1, STOCK_LIMITS.name) @Matches(NOT_BLANK, blank) name?: string;
  @IsOptional() @IsIn(STOCK_KINDS) kind?: StockKind;
  @IsOptional() @IsNumber({ maxDecimalPlaces: 3 }) @Min(0) @Max(STOCK_LIMITS.amount) amount?: number;
}

/** More (or, below 0, less) than there was, and why. With `version` only if nobody changed it since. */
export class StockAdjustment {
  @IsNumber({ maxDecimalPlaces: 3 }) @Min(-STOCK_LIMITS.amount) @Max(STOCK_LIMITS.amount) delta!: number;
  @IsString() @IsOneLine() @Length(1, STOCK_LIMITS.reason) @Matches(NOT_BLANK, blank) reason!: string;
  @IsOptional() @IsInt() @Min(1) version?: number;
}

/** `q`: words of the name, or of another name of the substance. `low`, `expired`, `missing`: 'true' for those alone. */
export class StockQuery {
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  @IsOptional() @IsIn(STOCK_KINDS) kind?: StockKind;
  @IsOptional() @IsIn(['true', 'false']) low?: 'true' | 'false';
  @IsOptional() @IsIn(['true', 'false']) expired?: 'true' | 'false';
  @IsOptional() @IsIn(['true', 'false']) missing?: 'true' | 'false';
  @IsOptional() @IsIn(['json', 'csv']) format?: 'json' | 'csv';
  @IsOptional() @IsString() limit?: string;
  @IsOptional() @IsString() cursor?: string;
}

/** A chemical or consumable as it stands today; `low`: below its reorder level. `substanceId`: what it is, found by name or other name. */
export class Stock {
  @IsString() id!: string;
  @IsInt() version!: number;
  @IsString() name!: string;
  @IsIn(STOCK_KINDS) kind!: StockKind;
  @IsNumber() amount!: number;
  @IsOptional() @IsString() unit!: string | null;
  @IsOptional() @IsNumber() concentration!: number | null;
  @IsOptional() @IsString() concentrationText!: string | null;
  @IsString() location!: string;
  @IsOptional() @IsDateOnly() expires!: string | null;
  @IsOptional() @IsNumber() reorderLevel!: number | null;
  @IsOptional() @IsString() supplier!: string | null;
  @IsOptional() @IsNumber() price!: number | null;
  @IsOptional() @IsDateOnly() opened!: string | null;
  @IsArray() @IsString({ each: true }) storageGroups!: string[];
  @IsOptional() @IsString() substanceId!: string | null;
  @IsBoolean() low!: boolean;
  @IsBoolean() expired!: boolean;
}

export class MovementQuery {
  @IsOptional() @IsString() limit?: string;
}

/** A movement of stock: who had how much more or less of it, when and why; for which request it was drawn. */
export class StockMovement {
  @IsString() id!: string;
  @IsString() at!: string;
  @IsOptional() @IsString() by!: string | null;
  @IsIn(MOVEMENT_WHYS) why!: MovementWhy;
  @IsNumber() delta!: number;
  @IsNumber() amount!: number;
  @IsOptional() @IsString() reason!: string | null;
  @IsOptional() @IsString() requisitionId!: string | null;
}

/** Of which stock a line is made, null of none. */
export class ChosenDraw {
  @IsString() lineId!: string;
  @ValidateIf(({ stockId }: ChosenDraw) => stockId !== null) @IsString() stockId!: string | null;
}

/** So much of a stock, of which there is so much, makes what a line needs. */
export class OfferedDraw {
  @IsString() stockId!: string;
  @IsString() name!: string;
  @IsOptional() @IsNumber() concentration!: number | null;
  @IsOptional() @IsString() concentrationText!: string | null;
  @IsOptional() @IsString() unit!: string | null;
  @IsNumber() there!: number;
  @IsNumber() amount!: number;
}

/** What was drawn of a stock. */
export class DoneDraw {
  @IsString() stockId!: string;
  @IsNumber() amount!: number;
}

/** What a line draws when it is prepared: `stockId` where nobody chooses (null: nothing), what it has `drawn`, and what it can be made of. */
export class LineDraw {
  @IsString() lineId!: string;
  @IsString() name!: string;
  @IsOptional() @IsNumber() concentration!: number | null;
  @IsOptional() @IsString() concentrationText!: string | null;
  @IsOptional() @IsString() unit!: string | null;
  @IsNumber() quantity!: number;
  @IsOptional() @IsString() stockId!: string | null;
  @IsOptional() @ValidateNested() @Type(() => DoneDraw) drawn!: DoneDraw | null;
  @ValidateNested({ each: true }) @Type(() => OfferedDraw) offered!: OfferedDraw[];
}

/** The lessons of these days, today and the thirteen after it unless said; needs of one department where it is named. */
export class ShoppingQuery {
  @IsOptional() @IsDateOnly() from?: string;
  @IsOptional() @IsDateOnly() to?: string;
  @IsOptional() @IsString() departmentId?: string;
  @IsOptional() @IsIn(['json', 'csv']) format?: 'json' | 'csv';
}

/** What has to be bought of one stock: what is `needed` less what is `there` and can be used, or what brings it up to its level. */
export class ShoppingItem {
  @IsString() stockId!: string;
  @IsString() name!: string;
  @IsOptional() @IsNumber() concentration!: number | null;
  @IsOptional() @IsString() concentrationText!: string | null;
  @IsOptional() @IsString() unit!: string | null;
  @IsNumber() needed!: number;
  @IsNumber() there!: number;
  @IsNumber() toBuy!: number;
  @IsOptional() @IsString() supplier!: string | null;
  @IsArray() @IsIn(SHOPPING_WHYS, { each: true }) why!: ShoppingWhy[];
}

/** What to buy, by supplier and name; those without a supplier come last. */
export class ShoppingList {
  @IsDateOnly() from!: string;
  @IsDateOnly() to!: string;
  @ValidateNested({ each: true }) @Type(() => ShoppingItem) items!: ShoppingItem[];
}
