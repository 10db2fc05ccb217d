import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { ROLES, type Role } from '../access/permissions.js';
import { PERSON_LIMITS, SCHOOL_NAME_LENGTH } from '../identity/limits.js';
import { IsDateOnly, IsInstant, IsTimeZoneName, IsWallTime } from '../time/date-validators.js';
import {
  DEPARTMENT_NAME_LENGTH,
  KEPT_YEARS,
  MAX_FRESH_SCHOOL_DAYS,
  POLICY_KINDS,
  POLICY_LIMITS,
  SPECIALISM_LENGTH,
  type PolicyKind,
} from './limits.js';
import { NullIsWrong } from '../reading/nulls.contract.js';
import { IsOneLine } from '../reading/one-line.contract.js';
import { ContractBody, WorkingPatternBody, WorkingPatternView } from './working-hours.contract.js';

export class PersonBody {
  @IsString() @IsOneLine() @Length(1, PERSON_LIMITS.name) name!: string;
  @IsEmail() @MaxLength(PERSON_LIMITS.email) email!: string;
  @IsString() @IsOneLine() @Length(1, PERSON_LIMITS.code) code!: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(ROLES.length) @ArrayUnique() @IsIn(ROLES, { each: true }) roles!: Role[];
  @IsArray() @ArrayMaxSize(50) @ArrayUnique() @IsString({ each: true }) departmentIds!: string[];
  /** The departments that a head leads; without it, or where none is named, all of their own. */
  @IsOptional() @IsArray() @ArrayMaxSize(50) @ArrayUnique() @IsString({ each: true }) headOf?: string[] | null;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => WorkingPatternBody) workingPattern?: WorkingPatternBody;
  /** From when on they work here: today where nothing is said; in the weeks in which a school is set up, always. */
  @IsOptional() @IsDateOnly() patternFrom?: string;
  /** What they are called at work. */
  @IsOptional() @IsString() @IsOneLine() @MaxLength(PERSON_LIMITS.title) title?: string | null;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => ContractBody) contract?: ContractBody | null;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(PERSON_LIMITS.specialisms)
  @IsString({ each: true })
  @IsOneLine({ each: true })
  @MaxLength(SPECIALISM_LENGTH, { each: true })
  specialisms?: string[];
  /** The prep room in which a technician works. */
  @IsOptional() @IsString() prepRoomId?: string | null;
}

/** Only what is sent is changed. `version` is the one that was read. */
@NullIsWrong()
export class PersonChange {
  @IsInt() @Min(1) version!: number;
  @IsOptional() @IsString() @IsOneLine() @Length(1, PERSON_LIMITS.name) name?: string;
  @IsOptional() @IsEmail() @MaxLength(PERSON_LIMITS.email) email?: string;
  @IsOptional() @IsString() @IsOneLine() @Length(1, PERSON_LIMITS.code) code?: string;
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(ROLES.length) @ArrayUnique() @IsIn(ROLES, { each: true }) roles?: Role[];
  @IsOptional() @IsArray() @ArrayMaxSize(50) @ArrayUnique() @IsString({ each: true }) departmentIds?: string[];
  @IsOptional() @IsArray() @ArrayMaxSize(50) @ArrayUnique() @IsString({ each: true }) headOf?: string[] | null;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => WorkingPatternBody) workingPattern?: WorkingPatternBody | null;
  /** From when on the new hours hold: today where nothing is said. The days before keep theirs. The first hours count as those of somebody new. */
  @IsOptional() @IsDateOnly() patternFrom?: string;
  @IsOptional() @IsString() @IsOneLine() @MaxLength(PERSON_LIMITS.title) title?: string | null;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => ContractBody) contract?: ContractBody | null;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(PERSON_LIMITS.specialisms)
  @IsString({ each: true })
  @IsOneLine({ each: true })
  @MaxLength(SPECIALISM_LENGTH, { each: true })
  specialisms?: string[];
  @IsOptional() @IsString() prepRoomId?: string | null;
  @IsOptional() @IsBoolean() active?: boolean;
}

/** What is still put down for somebody who has left, to be handed over. */
export class StillTheirs {
  @IsInt() lessons!: number;
  @IsInt() requests!: number;
  @IsInt() tasks!: number;
}

/** Somebody of the school; `signIn` is 'invited' while a link is out that still serves. */
export class Person {
  @IsString() id!: string;
  @IsInt() version!: number;
  @IsString() name!: string;
  @IsString() code!: string;
  /** Null also to others than themselves and admins. */
  @IsOptional() @IsString() email!: string | null;
  @IsArray() @IsIn(ROLES, { each: true }) roles!: Role[];
  @IsArray() @IsString({ each: true }) departmentIds!: string[];
  /** The departments that a head leads; null: all of their own. */
  @IsOptional() @IsArray() @IsString({ each: true }) headOf!: string[] | null;
  @IsOptional() @ValidateNested() @Type(() => WorkingPatternView) workingPattern!: WorkingPatternView | null;
  /** What they are called at work; null where nobody has said. */
  @IsOptional() @IsString() title!: string | null;
  /** What they have learnt, which work may ask for. */
  @IsArray() @IsString({ each: true }) specialisms!: string[];
  @IsOptional() @ValidateNested() @Type(() => ContractBody) contract!: ContractBody | null;
  /** The prep room in which a technician works; null where nobody has said. */
  @IsOptional() @IsString() prepRoomId!: string | null;
  @IsBoolean() active!: boolean;
  @IsIn(['never-invited', 'invited', 'joined']) signIn!: 'never-invited' | 'invited' | 'joined';
  /** Name and address were taken away of somebody who left: nothing can be changed any more. */
  @IsBoolean() forgotten!: boolean;
  /** Null for somebody in active service. */
  @IsOptional() @ValidateNested() @Type(() => StillTheirs) still!: StillTheirs | null;
}

/** `handOverTo`: who has from now on what is open of theirs; without it that is to be settled. */
export class LeaveBody {
  @IsOptional() @IsString() @Length(1, 100) handOverTo?: string | null;
}

/** Two people who are one: everything of `other` becomes that of `keep`. */
export class MergeBody {
  @IsString() @Length(1, 100) keep!: string;
  @IsString() @Length(1, 100) other!: string;
}

/** Which two people would be made one. */
export class MergeQuery {
  @IsString() @Length(1, 100) keep!: string;
  @IsString() @Length(1, 100) other!: string;
}

/** What would go from `other` to `keep`: counts, and of rights, departments, address and working time those that `keep` has not. */
export class MergePreview {
  @ValidateNested() @Type(() => Person) keep!: Person;
  @ValidateNested() @Type(() => Person) other!: Person;
  /** Lessons of the timetable as it is from today on. */
  @IsInt() lessons!: number;
  @IsInt() requests!: number;
  @IsInt() answers!: number;
  @IsInt() messages!: number;
  /** Open tasks. */
  @IsInt() tasks!: number;
  @IsInt() absences!: number;
  @IsArray() @IsIn(ROLES, { each: true }) roles!: Role[];
  @IsArray() @IsString({ each: true }) departmentIds!: string[];
  /** The name, where who stays has none but a code. */
  @IsOptional() @IsString() name!: string | null;
  @IsOptional() @IsString() email!: string | null;
  @IsBoolean() workingPattern!: boolean;
}

export class PeopleQuery {
  @IsOptional() @IsString() limit?: string;
  @IsOptional() @IsString() cursor?: string;
}

export class PersonInvited {
  @IsString() id!: string;
  /** Empty in the answer to a repeat: the link is in the first one alone, and is kept nowhere. */
  @IsString() invitationUrl!: string;
}

export class DepartmentBody {
  @IsString() @IsOneLine() @Length(1, DEPARTMENT_NAME_LENGTH) name!: string;
}

/** Only what is sent is changed; `deadlinesFrom: null` lets every deadline count. */
@NullIsWrong()
export class DepartmentChange {
  @IsOptional() @IsString() @IsOneLine() @Length(1, DEPARTMENT_NAME_LENGTH) name?: string;
  @IsOptional() @IsBoolean() riskAssessmentNeeded?: boolean;
  @IsOptional() @IsBoolean() asks?: boolean;
  @IsOptional() @IsBoolean() lendsPracticals?: boolean;
  @IsOptional() @IsBoolean() teamShared?: boolean;
  @IsOptional() @IsDateOnly() deadlinesFrom?: string | null;
  /** The prep rooms that serve it. */
  @IsOptional() @IsArray() @ArrayMaxSize(50) @ArrayUnique() @IsString({ each: true }) prepRoomIds?: string[];
}

/** What a department asks for, whenever; `weekday` 1 = Monday. */
export class PolicyRuleBody {
  @IsIn(POLICY_KINDS) kind!: PolicyKind;
  @ValidateIf((body: PolicyRuleBody) => body.kind === 'weekly' || body.weekday != null) @IsInt() @Min(1) @Max(7) weekday?: number;
  @ValidateIf((body: PolicyRuleBody) => body.kind === 'weekly' || body.time != null) @IsWallTime() time?: string;
  @IsOptional() @IsInt() @Min(0) @Max(POLICY_LIMITS.weeksBefore) weeksBefore?: number;
  @ValidateIf((body: PolicyRuleBody) => body.kind === 'notice' || body.schoolDays != null)
  @IsInt()
  @Min(0)
  @Max(POLICY_LIMITS.schoolDays)
  schoolDays?: number;
  @IsOptional() @IsInt() @Min(0) @Max(POLICY_LIMITS.blockWithinHours) blockWithinHours?: number;
}

/** A requisition policy from a date on. */
export class PolicyBody extends PolicyRuleBody {
  @IsDateOnly() from!: string;
}

/**
 * A department; `policy` is the one in force today, null while none was set and the usual one (DEFAULT_POLICY) holds. `asks` false: its
 * lessons need no answer. `deadlinesFrom`: deadlines before that day do not count. `lendsPracticals`: others may do its practicals.
 * `teamShared`: technicians of other departments may do its work too.
 */
export class Department {
  @IsString() id!: string;
  @IsString() name!: string;
  @IsBoolean() riskAssessmentNeeded!: boolean;
  @IsBoolean() asks!: boolean;
  @IsBoolean() lendsPracticals!: boolean;
  @IsBoolean() teamShared!: boolean;
  @IsOptional() @IsDateOnly() deadlinesFrom!: string | null;
  @IsArray() @IsString({ each: true }) prepRoomIds!: string[];
  @IsOptional() @ValidateNested() @Type(() => PolicyBody) policy!: PolicyBody | null;
  @ValidateNested({ each: true }) @Type(() => PolicyBody) policies!: PolicyBody[];
}

/**
 * What a school decides for itself; `freshSchoolDays` is how many teaching days ahead things may be prepared, `joinDoubles` whether two
 * periods in a row of one class are one lesson.
 */
export class SchoolSettings {
  @IsString() id!: string;
  @IsString() name!: string;
  @IsString() timeZone!: string;
  @IsBoolean() autoAccept!: boolean;
  @IsInt() freshSchoolDays!: number;
  @IsBoolean() joinDoubles!: boolean;
  /** For so many school years, besides the one under way, requests, history and messages are kept; null: for as long as there is an installation. */
  @IsOptional() @IsInt() keepYears!: number | null;
}

/** Only what is sent is changed; `keepYears` is for admins, and null keeps everything. */
@NullIsWrong()
export class SchoolSettingsChange {
  @IsOptional() @IsString() @IsOneLine() @Length(1, SCHOOL_NAME_LENGTH) name?: string;
  @IsOptional() @IsTimeZoneName() timeZone?: string;
  @IsOptional() @IsBoolean() autoAccept?: boolean;
  @IsOptional() @IsInt() @Min(0) @Max(MAX_FRESH_SCHOOL_DAYS) freshSchoolDays?: number;
  @IsOptional() @IsBoolean() joinDoubles?: boolean;
  @IsOptional() @IsInt() @Min(KEPT_YEARS.min) @Max(KEPT_YEARS.max) keepYears?: number | null;
}

export class ActivityQuery {
  @IsOptional() @IsString() subjectId?: string;
  @IsOptional() @IsString() limit?: string;
  @IsOptional() @IsString() cursor?: string;
}

export class ActivityView {
  @IsString() id!: string;
  @IsInstant() at!: string;
  @IsOptional() @IsString() by!: string | null;
  @IsString() what!: string;
  @IsString() subject!: string;
  @IsString() subjectId!: string;
  @IsOptional() before!: unknown;
  @IsOptional() after!: unknown;
  /** The words of whoever did it. */
  @IsOptional() @IsString() note!: string | null;
}
