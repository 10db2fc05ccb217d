import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsDateOnly, IsInstant } from '../time/date-validators.js';
import { IMPORT_KINDS, IMPORT_MODES, IMPORT_WORDS_ABOUT } from './import-kinds.js';

/**
 * The part of a timetable that is taken in: lessons of these departments (ids or names), of these teachers (ids, codes or full names) and of
 * these years, each where it is given. Lessons outside of it stay as they are, and rows outside of it are left out.
 */
export class ImportChoice {
  @IsOptional() @IsArray() @ArrayMaxSize(100) @IsString({ each: true }) @MaxLength(200, { each: true }) departments?: string[];
  @IsOptional() @IsArray() @ArrayMaxSize(500) @IsString({ each: true }) @MaxLength(200, { each: true }) teachers?: string[];
  @IsOptional() @IsArray() @ArrayMaxSize(20) @IsInt({ each: true }) @Min(0, { each: true }) @Max(20, { each: true }) years?: number[];
}

/**
 * The fields that go with an uploaded file. `mapping` is JSON, our column -> the file's header (null: the file has none),
 * and is not asked of a kind whose columns are known (`fet`). `from` is the first day of the new timetable: today unless
 * given, and without beginning for the first timetable of a school. `acceptUnread`: take the file in although a tenth of its rows or more
 * could not be read. `only` is JSON, an ImportChoice. `answers` is JSON, of a list of stock what a person answered of rows that are asked about:
 * {row: {column: text}}, and of one that says what another says {row: {alike: 'first' | 'this' | 'together'}}.
 */
export class ImportFields {
  @IsIn(IMPORT_KINDS) kind!: (typeof IMPORT_KINDS)[number];
  @IsIn(IMPORT_MODES) mode!: (typeof IMPORT_MODES)[number];
  @IsOptional() @IsString() @MaxLength(100_000) mapping?: string;
  @IsOptional() @IsDateOnly() from?: string;
  @IsOptional() @IsIn(['true', 'false']) acceptUnread?: 'true' | 'false';
  @IsOptional() @IsString() @MaxLength(100_000) only?: string;
  @IsOptional() @IsString() @MaxLength(200_000) answers?: string;
}

/**
 * A row of the file (the header is row 1) and what is wrong or odd about it. Of a list of stock besides: the cells as they stand in the file, under
 * which name an answer is sent (null: it is mended in the file), what may be chosen, and which row says the same.
 */
export class RowNote {
  @IsInt() row!: number;
  @IsOptional() @IsString() column!: string | null;
  @IsString() code!: string;
  @IsString() message!: string;
  @IsOptional() @IsArray() @IsString({ each: true }) wrote?: string[];
  @IsOptional() @IsString() answerAs?: string | null;
  @IsOptional() @IsArray() @IsString({ each: true }) choices?: string[];
  @IsOptional() @IsInt() sameAs?: number;
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

/** Somebody whom a name of a file may mean. */
export class ImportMayBe {
  @IsString() value!: string;
  @IsString() name!: string;
  @IsString() code!: string;
  @IsBoolean() active!: boolean;
}

/**
 * A word of a file that a person may say the meaning of, by `mapping`. `taken`: what it is taken for without an answer (a day, a label, a department's name, a
 * person's id), null where it is not, of a teacher where somebody new is made; `suggests`: what it may be; `answered` 'before' is as last time.
 */
export class ImportQuestion {
  @IsIn(IMPORT_WORDS_ABOUT) about!: (typeof IMPORT_WORDS_ABOUT)[number];
  @IsString() written!: string;
  @IsInt() row!: number;
  @IsInt() rows!: number;
  @IsOptional() @IsString() taken!: string | null;
  @IsOptional() @IsString() suggests!: string | null;
  @ValidateNested({ each: true }) @Type(() => ImportMayBe) choices!: ImportMayBe[];
  @IsIn(['no', 'now', 'before']) answered!: 'no' | 'now' | 'before';
}

/** In which fields a practical of a file differs from the one that is there. */
export class ImportChange {
  @IsInt() row!: number;
  @IsString() title!: string;
  @IsString() subject!: string;
  @IsArray() @IsString({ each: true }) differs!: string[];
}

/** What an import would do, or did. The first 200 warnings and 1,000 rejected rows are listed, of stock all that are asked about; the counts are of all. */
export class ImportAnswer {
  @IsIn(IMPORT_MODES) mode!: (typeof IMPORT_MODES)[number];
  @IsIn(IMPORT_KINDS) kind!: (typeof IMPORT_KINDS)[number];
  /** Of what was taken in, for undo; null for a preview, and where nothing was changed. */
  @IsOptional() @IsString() id!: string | null;
  @IsInt() created!: number;
  @IsInt() updated!: number;
  @IsInt() unchanged!: number;
  @IsInt() removed!: number;
  /** Lessons that the file lacks and that stay, since a row that could not be read may be them. */
  @IsInt() kept!: number;
  /** Rows outside of the chosen part, and of stock those that a person said to leave out. */
  @IsInt() outside!: number;
  /** Rows of the file below its header, and how many of them were read. */
  @IsInt() rows!: number;
  @IsInt() rowsRead!: number;
  /** Whether taking the file in as it is needs `acceptUnread`. */
  @IsBoolean() needsAcceptUnread!: boolean;
  @ValidateNested({ each: true }) @Type(() => RowNote) rejected!: RowNote[];
  @IsInt() rejectedCount!: number;
  @ValidateNested({ each: true }) @Type(() => RowNote) warnings!: RowNote[];
  @IsInt() warningCount!: number;
  @IsObject() warningsByCode!: Record<string, number>;
  @IsObject() mapping!: Record<string, string>;
  @ValidateNested({ each: true }) @Type(() => ImportQuestion) questions!: ImportQuestion[];
  @IsArray() @IsString({ each: true }) headers!: string[];
  @ValidateNested() @Type(() => ImportMade) made!: ImportMade;
  @ValidateNested({ each: true }) @Type(() => FoundPeriod) periodsFound!: FoundPeriod[];
  @IsArray() @IsString({ each: true }) cycleDaysFound!: string[];
  @IsArray() sample!: Record<string, string | number | null>[];
  /** Of a file of practicals: in what each differs that becomes another version. */
  @IsOptional() @ValidateNested({ each: true }) @Type(() => ImportChange) changes?: ImportChange[];
}

export class ImportsQuery {
  @IsOptional() @IsString() limit?: string;
  @IsOptional() @IsString() cursor?: string;
}

export class ImportBy {
  @IsString() id!: string;
  @IsString() name!: string;
}

/** When an import was taken back, and by whom. */
export class ImportTakenBack {
  @IsInstant() at!: string;
  @IsString() by!: string;
}

/** A later import. */
export class LaterImport {
  @IsString() id!: string;
  @IsString() file!: string;
  @IsInstant() at!: string;
}

/** A file that was taken in. `later`: an import since then that changed some of the same lessons, and has to be taken back first. */
export class ImportTaken {
  @IsString() id!: string;
  @IsInstant() at!: string;
  @ValidateNested() @Type(() => ImportBy) by!: ImportBy;
  @IsString() file!: string;
  @IsIn(IMPORT_KINDS) kind!: (typeof IMPORT_KINDS)[number];
  /** The first day of the timetable. */
  @IsDateOnly() from!: string;
  @IsInt() created!: number;
  @IsInt() updated!: number;
  @IsInt() removed!: number;
  @IsInt() rejected!: number;
  @IsOptional() @ValidateNested() @Type(() => ImportTakenBack) undone!: ImportTakenBack | null;
  @IsBoolean() canUndo!: boolean;
  @IsOptional() @ValidateNested() @Type(() => LaterImport) later!: LaterImport | null;
}

/**
 * What became of an import that was taken back, in lessons as the import counts them, one of several periods once: those that it changed or
 * ended and that stand as before, those that it added and that are gone, and those that ended instead, since something refers to them.
 */
export class ImportUndone {
  @IsString() id!: string;
  @ValidateNested() @Type(() => ImportTakenBack) undone!: ImportTakenBack;
  @IsInt() restored!: number;
  @IsInt() gone!: number;
  @IsInt() ended!: number;
}
