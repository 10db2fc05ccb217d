import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { LIBRARY_FILE } from './limits.js';
import { LineBody } from './line.contract.js';
import { PracticalBody } from './practical.contract.js';

/** A line of a practical in a file: kit by its name, a chemical with the labels that stand beside it. */
export class LineInFile extends LineBody {
  @IsOptional() @IsArray() @ArrayMaxSize(9) @Matches(/^GHS0[1-9]$/, { each: true }) pictograms?: string[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @IsString({ each: true })
  @MaxLength(20, { each: true })
  statements?: string[];
}

/** A practical in a file: as it is written, without ids. */
export class PracticalInFile extends PracticalBody {
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(LIBRARY_FILE.lines)
  @ValidateNested({ each: true })
  @Type(() => LineInFile)
  declare lines?: LineInFile[];
}

/** Practicals as one file, so that schools can share them. */
export class LibraryFile {
  @IsIn([LIBRARY_FILE.format]) format!: typeof LIBRARY_FILE.format;
  @IsArray()
  @ArrayMaxSize(LIBRARY_FILE.practicals)
  @ValidateNested({ each: true })
  @Type(() => PracticalInFile)
  practicals!: PracticalInFile[];
}
