import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ROLES, type Permission, type Role } from '../access/permissions.js';
import { IsTimeZoneName } from '../time/date-validators.js';
import { PASSWORD_LENGTH, PERSON_LIMITS, SCHOOL_NAME_LENGTH } from './limits.js';
import { IsOneLine } from '../reading/one-line.contract.js';

export class SignIn {
  @IsString() @Length(1, PERSON_LIMITS.email) email!: string;
  @IsString() @Length(1, PASSWORD_LENGTH.max) password!: string;
  /** One of the schools at which the password is right; without it the one used last. */
  @IsOptional() @IsString() @Length(1, 100) schoolId?: string | null;
  /** Others use this computer too: nothing of whoever signs in is to stay in the browser. */
  @IsOptional() @IsBoolean() shared?: boolean;
}

/** Goes to another school that has the password of this session. */
export class ChangeSchool {
  @IsString() @Length(1, 100) schoolId!: string;
}

/** Asks for a link to choose a new password. */
export class AskReset {
  @IsString() @Length(1, PERSON_LIMITS.email) email!: string;
}

export class AcceptReset {
  @IsString() @Length(1, 200) token!: string;
  @IsString() @Length(PASSWORD_LENGTH.min, PASSWORD_LENGTH.max) password!: string;
}

/** Changes the own password. */
export class OwnPassword {
  @IsString() @Length(1, PASSWORD_LENGTH.max) current!: string;
  @IsString() @Length(PASSWORD_LENGTH.min, PASSWORD_LENGTH.max) password!: string;
}

/** The own password, typed once more before what opens an account is changed. */
export class ProveSelf {
  @IsString() @Length(1, PASSWORD_LENGTH.max) current!: string;
}

/** A browser in which the own account is signed in; `address` is its network address, of IPv6 the first half. */
export class OwnSession {
  @IsString() id!: string;
  @IsBoolean() current!: boolean;
  @IsString() since!: string;
  @IsString() lastUsed!: string;
  @IsString() address!: string;
}

export class AcceptInvitation {
  @IsString() @Length(1, 200) token!: string;
  @IsString() @Length(PASSWORD_LENGTH.min, PASSWORD_LENGTH.max) password!: string;
}

export class SchoolBeginning {
  @IsString() @IsOneLine() @Length(1, SCHOOL_NAME_LENGTH) name!: string;
  @IsTimeZoneName() timeZone!: string;
}

export class FirstAdmin {
  @IsString() @IsOneLine() @Length(1, PERSON_LIMITS.name) name!: string;
  @IsEmail() @MaxLength(PERSON_LIMITS.email) email!: string;
  @IsString() @Length(PASSWORD_LENGTH.min, PASSWORD_LENGTH.max) password!: string;
}

/** Makes a school with its first admin. */
export class SchoolToBegin {
  @IsObject() @ValidateNested() @Type(() => SchoolBeginning) school!: SchoolBeginning;
  @IsObject() @ValidateNested() @Type(() => FirstAdmin) admin!: FirstAdmin;
}

/** Makes the first school of an installation; `token` is what the start of the server prints. */
export class SetupBody extends SchoolToBegin {
  @IsString() @Length(1, 200) token!: string;
}

export class SetupView {
  @IsBoolean() needed!: boolean;
  @IsBoolean() demo!: boolean;
  /** Whether e-mail goes out, so that a forgotten password has a link. */
  @IsBoolean() mails!: boolean;
}

export class UserView {
  @IsString() id!: string;
  @IsString() name!: string;
  @IsString() code!: string;
  @IsOptional() @IsString() email!: string | null;
}

export class SignedIn {
  @ValidateNested() @Type(() => UserView) user!: UserView;
}

export class SchoolName {
  @IsString() id!: string;
  @IsString() name!: string;
  @IsString() timeZone!: string;
  /** Whether everything here is made up, and everybody knows the passwords. */
  @IsBoolean() demo!: boolean;
}

export class SchoolBegun {
  @IsString() id!: string;
  @IsString() name!: string;
}

/** Who signed in, at which school, and all schools whose membership has this password. */
export class SignedInAt extends SignedIn {
  @ValidateNested() @Type(() => SchoolBegun) school!: SchoolBegun;
  @ValidateNested({ each: true }) @Type(() => SchoolBegun) schools!: SchoolBegun[];
}

/** One more school of an installation, with its first admin. */
export class SchoolAdded {
  @ValidateNested() @Type(() => SchoolBegun) school!: SchoolBegun;
  @ValidateNested() @Type(() => UserView) admin!: UserView;
}

export class DepartmentName {
  @IsString() id!: string;
  @IsString() name!: string;
}

/** A department of somebody, with the roles that they have in it. */
export class MyDepartment extends DepartmentName {
  @IsArray() @ArrayMaxSize(ROLES.length) @IsIn(ROLES, { each: true }) roles!: Role[];
}

/** The signed-in person and what they may do; `today` is the school's date by the server's clock. */
export class Me {
  @ValidateNested() @Type(() => UserView) user!: UserView;
  @ValidateNested() @Type(() => SchoolName) school!: SchoolName;
  @IsArray() @ArrayMaxSize(ROLES.length) @IsIn(ROLES, { each: true }) roles!: Role[];
  @ValidateNested({ each: true }) @Type(() => MyDepartment) departments!: MyDepartment[];
  /** The departments that a head leads; null: all of their own, or no head. */
  @IsOptional() @IsArray() @IsString({ each: true }) headOf!: string[] | null;
  /** Of a technician: the departments of others that share their work. */
  @IsArray() @IsString({ each: true }) shares!: string[];
  @IsArray() @IsString({ each: true }) permissions!: Permission[];
  @IsString() today!: string;
  @IsString() now!: string;
  /** The place of the last event of the school: what is read after this answer shows all up to it; `GET /api/events?after=` tells the rest. Null: none. */
  @IsOptional() @IsInt() newestEvent!: number | null;
}
