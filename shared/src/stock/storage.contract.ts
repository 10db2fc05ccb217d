import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsOneLine } from '../reading/one-line.contract.js';
import { IsDateOnly } from '../time/date-validators.js';
import { STORAGE_LIMITS } from './limits.js';

const NAMES_A_GROUP = { message: '$property must be letters, digits and hyphens' };

/**
 * A group that a school keeps stock in, by its own rule: the ids of the groups that it must not share a place with, and after how many months
 * open what is in it is tested or thrown away; null where it may stand.
 */
export class StorageGroup {
  @IsString() @IsOneLine() @Length(1, STORAGE_LIMITS.id) @Matches(/^[A-Za-z0-9-]+$/, NAMES_A_GROUP) id!: string;
  @IsString() @IsOneLine() @Length(1, STORAGE_LIMITS.name) @Matches(/\S/, { message: '$property must not be blank' }) name!: string;
  /** A colour by its word, such as red; nothing where the school has none. */
  @IsString() @IsOneLine() @MaxLength(STORAGE_LIMITS.colour) colour!: string;
  @IsArray() @ArrayMaxSize(STORAGE_LIMITS.groups) @ArrayUnique() @IsString({ each: true }) apart!: string[];
  @IsOptional() @IsInt() @Min(1) @Max(STORAGE_LIMITS.months) months!: number | null;
}

/** All of a school's storage groups, in place of those before; `version` is the one that was read, 0 where there were none yet. */
export class StorageBody {
  @IsInt() @Min(0) version!: number;
  @IsArray() @ArrayMaxSize(STORAGE_LIMITS.groups) @ValidateNested({ each: true }) @Type(() => StorageGroup) groups!: StorageGroup[];
}

/** Stock of one group at a place. */
export class StoodGroup {
  @IsString() id!: string;
  @IsString() name!: string;
  @IsArray() @IsString({ each: true }) stock!: string[];
}

/** Two groups that stand at one place although the school's rule says apart; `stock` are the names of what stands there. */
export class StorageClash {
  @IsString() location!: string;
  @ValidateNested() @Type(() => StoodGroup) one!: StoodGroup;
  @ValidateNested() @Type(() => StoodGroup) other!: StoodGroup;
}

/** What is open and by which day it is to be tested or thrown away, by the shortest of its groups' rules. */
export class OpenStock {
  @IsString() stockId!: string;
  @IsString() name!: string;
  @IsString() location!: string;
  @IsDateOnly() opened!: string;
  @IsDateOnly() testBy!: string;
  @IsString() group!: string;
  @IsBoolean() overdue!: boolean;
}

/** A stock that is in a group, as its place is looked at. */
export class GroupedStock {
  @IsString() id!: string;
  @IsString() name!: string;
  @IsString() location!: string;
  @IsArray() @IsString({ each: true }) storageGroups!: string[];
  @IsOptional() @IsDateOnly() opened!: string | null;
}

/** The school's own rules of storage, and how the stock stands by them. */
export class Storage {
  @IsInt() version!: number;
  @ValidateNested({ each: true }) @Type(() => StorageGroup) groups!: StorageGroup[];
  @ValidateNested({ each: true }) @Type(() => GroupedStock) stock!: GroupedStock[];
  @ValidateNested({ each: true }) @Type(() => StorageClash) clashes!: StorageClash[];
  @ValidateNested({ each: true }) @Type(() => OpenStock) open!: OpenStock[];
}
