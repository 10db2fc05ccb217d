import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { IsDateOnly } from '../time/date-validators.js';
import { IMPORT_KINDS, IMPORT_MODES } from './import-kinds.js';

/**
 * The fields that go with an uploaded file. `mapping` is JSON, our column -> the file's header (null: the file has none),
 * and is not asked of a kind whose columns are known (`fet`). `from` is the first day of the new timetable: today unless
 * given, and without beginning for the first timetable of a school.
 */
export class ImportFields {
  @IsIn(IMPORT_KINDS) kind!: (typeof IMPORT_KINDS)[number];
  @IsIn(IMPORT_MODES) mode!: (typeof IMPORT_MODES)[number];
  @IsOptional() @IsString() @MaxLength(10_000) mapping?: string;
  @IsOptional() @IsDateOnly() from?: string;
}

/** A row of the file (the header is row 1) and what is wrong or odd about it. */
export class RowNote {
  @IsInt() row!: number;
  @IsOptional() @IsString() column!: string | null;
  @IsString() code!: string;
  @IsString() message!: string;
}

/** A period that the file names, with its times where its name holds them, and whether the calendar has it. */
export class FoundPeriod {
  @IsString() name!: string;
  @IsOptional() @IsString() start!: string | null;
  @IsOptional() @IsString() end!: string | null;
  @IsBoolean() known!: boolean;
}

export class ImportMade {
  @IsArray() @IsString({ each: true }) people!: string[];
  @IsArray() @IsString({ each: true }) groups!: string[];
  @IsArray() @IsString({ each: true }) rooms!: string[];
  @IsArray() @IsString({ each: true }) departments!: string[];
}

/** What an import would do, or did. The first 200 warnings and 1,000 rejected rows are listed; the counts are of all. */
export class ImportAnswer {
  @IsIn(IMPORT_MODES) mode!: (typeof IMPORT_MODES)[number];
  @IsIn(IMPORT_KINDS) kind!: (typeof IMPORT_KINDS)[number];
  @IsInt() created!: number;
  @IsInt() updated!: number;
  @IsInt() unchanged!: number;
  @IsInt() removed!: number;
  @ValidateNested({ each: true }) @Type(() => RowNote) rejected!: RowNote[];
  @IsInt() rejectedCount!: number;
  @ValidateNested({ each: true }) @Type(() => RowNote) warnings!: RowNote[];
  @IsInt() warningCount!: number;
  @IsObject() warningsByCode!: Record<string, number>;
  @IsObject() mapping!: Record<string, string>;
  @IsArray() @IsString({ each: true }) headers!: string[];
  @ValidateNested() @Type(() => ImportMade) made!: ImportMade;
  @ValidateNested({ each: true }) @Type(() => FoundPeriod) periodsFound!: FoundPeriod[];
  @IsArray() @IsString({ each: true }) cycleDaysFound!: string[];
  @IsArray() sample!: Record<string, string | number | null>[];
}
