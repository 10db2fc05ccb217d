import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { IsInstant } from '../time/date-validators.js';
import { IMPORT_KINDS, IMPORT_MODES, IMPORT_STATES } from './import-kinds.js';
import { ImportAnswer, ImportBy } from './imports.contract.js';

/** What a refused field of a refused file is told. */
export class ImportRefusedField {
  @IsString() field!: string;
  @IsString() code!: string;
  @IsString() message!: string;
}

/** Why a file was refused: the problem that its sender would have been answered. */
export class ImportRefused {
  @IsString() type!: string;
  @IsString() title!: string;
  @IsInt() status!: number;
  @IsString() detail!: string;
  @IsString() code!: string;
  @IsString() requestId!: string;
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => ImportRefusedField) errors?: ImportRefusedField[];
}

/** A file that was sent, and how far it has come: of its rows, as far as they are known, so many are done with what `state` says. */
export class ImportRun {
  @IsString() id!: string;
  @IsIn(IMPORT_KINDS) kind!: (typeof IMPORT_KINDS)[number];
  @IsIn(IMPORT_MODES) mode!: (typeof IMPORT_MODES)[number];
  @IsString() file!: string;
  @IsIn(IMPORT_STATES) state!: (typeof IMPORT_STATES)[number];
  @IsInt() rowsDone!: number;
  @IsOptional() @IsInt() rows!: number | null;
  @IsInstant() at!: string;
  @ValidateNested() @Type(() => ImportBy) by!: ImportBy;
  /** Why it was refused; null otherwise. */
  @IsOptional() @ValidateNested() @Type(() => ImportRefused) problem!: ImportRefused | null;
}

/** A file that was sent, with what its POST answers once it is done. */
export class ImportFound extends ImportRun {
  /** Null until it is done, for a refused file, and a month later. */
  @IsOptional() @ValidateNested() @Type(() => ImportAnswer) answer!: ImportAnswer | null;
}

/** Files that were sent within a day, the newest first, without their answers. */
export class ImportRuns {
  @ValidateNested({ each: true }) @Type(() => ImportRun) items!: ImportRun[];
}
