import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ROLES, type Role } from '../access/permissions.js';
import type { FieldError } from '../errors/codes.js';
import { BULK_PEOPLE_LIMITS, PERSON_FIELDS, PERSON_OUTCOMES } from './limits.js';
import type { PersonField, PersonPlaced } from './place-people.js';

/** Somebody to be added, or changed where the school has them: by address, else code, else full name. */
export class BulkPerson {
  @IsOptional() @IsString() @MaxLength(BULK_PEOPLE_LIMITS.cell) name?: string;
  @IsOptional() @IsString() @MaxLength(BULK_PEOPLE_LIMITS.cell) code?: string;
  @IsOptional() @IsString() @MaxLength(BULK_PEOPLE_LIMITS.cell) email?: string;
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(ROLES.length) @ArrayUnique() @IsIn(ROLES, { each: true }) roles?: Role[];
  @IsOptional() @IsArray() @ArrayMaxSize(50) @ArrayUnique() @IsString({ each: true }) departmentIds?: string[];
}

/**
 * Either `text`, lines as they were pasted, or `people`. `roles` (teacher) and `departmentIds` (none) are for new people of whom nothing
 * else is said; `invite` false adds without inviting. A preview writes nothing.
 */
export class PeopleBulkBody {
  @IsIn(['preview', 'apply']) mode!: 'preview' | 'apply';
  @IsOptional() @IsString() @MaxLength(BULK_PEOPLE_LIMITS.text) text?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(BULK_PEOPLE_LIMITS.rows)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => BulkPerson)
  people?: BulkPerson[];
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(ROLES.length) @ArrayUnique() @IsIn(ROLES, { each: true }) roles?: Role[];
  @IsOptional() @IsArray() @ArrayMaxSize(50) @ArrayUnique() @IsString({ each: true }) departmentIds?: string[];
  @IsOptional() @IsBoolean() invite?: boolean;
}

/**
 * What was understood of one row and what becomes of it. `personId` is null for somebody new in a preview; `invites`: they are to be, or
 * were, invited. `invitationUrl` is answered once, by the apply that made it.
 */
export class BulkPersonRow {
  @IsInt() row!: number;
  /** As it was pasted; empty for a row of `people`. */
  @IsString() written!: string;
  @IsIn(PERSON_OUTCOMES) what!: PersonPlaced['what'];
  @IsOptional() @IsString() personId!: string | null;
  @IsString() name!: string;
  @IsString() code!: string;
  @IsOptional() @IsString() email!: string | null;
  @IsArray() @IsIn(ROLES, { each: true }) roles!: Role[];
  @IsArray() @IsString({ each: true }) departmentIds!: string[];
  /** Of somebody whom the school has: what becomes another. */
  @IsArray() @IsIn(PERSON_FIELDS, { each: true }) changes!: PersonField[];
  /** What nobody said: a name spelt by the address, a code made of the name. */
  @IsArray() @IsIn(PERSON_FIELDS, { each: true }) guessed!: PersonField[];
  /** Cells in which nothing was understood. */
  @IsArray() @IsString({ each: true }) unread!: string[];
  @IsArray() @IsObject({ each: true }) errors!: FieldError[];
  @IsBoolean() invites!: boolean;
  @IsOptional() @IsString() invitationUrl!: string | null;
}

/** Rows with errors are left out, and the others are done. `mailed`: invitations go by e-mail too. `unreadColumns`: heads of columns that were passed over. */
export class PeopleBulkAnswer {
  @IsIn(['preview', 'apply']) mode!: 'preview' | 'apply';
  @IsArray() @ValidateNested({ each: true }) @Type(() => BulkPersonRow) rows!: BulkPersonRow[];
  @IsInt() created!: number;
  @IsInt() updated!: number;
  @IsInt() unchanged!: number;
  @IsInt() refused!: number;
  @IsInt() invited!: number;
  @IsBoolean() mailed!: boolean;
  @IsArray() @IsString({ each: true }) unreadColumns!: string[];
}
