import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Length, Matches, ValidateNested } from 'class-validator';
import { IsOneLine } from '../reading/one-line.contract.js';
import { IsInstant } from '../time/date-validators.js';
import { NOTICE_KINDS, NOTICE_LIMITS, type NoticeKind } from './limits.js';

const NOT_BLANK = /\S/;
const blank = { message: '$property must not be blank' };

/**
 * A notice for one department, or where none is named for the whole school. `mustRead`: who has read it is counted; a safety notice must be
 * read unless it says otherwise.
 */
export class NoticeBody {
  @IsIn(NOTICE_KINDS) kind!: NoticeKind;
  @IsString() @IsOneLine() @Length(1, NOTICE_LIMITS.title) @Matches(NOT_BLANK, blank) title!: string;
  @IsString() @Length(1, NOTICE_LIMITS.text) @Matches(NOT_BLANK, blank) text!: string;
  @IsOptional() @IsBoolean() mustRead?: boolean;
  @IsOptional() @IsString() departmentId?: string | null;
}

/** What is answered to an idea. */
export class NoticeAnswerBody {
  @IsString() @Length(1, NOTICE_LIMITS.answer) @Matches(NOT_BLANK, blank) text!: string;
}

/** Notices of a kind, or those that one has not read. */
export class NoticeQuery {
  @IsOptional() @IsIn(NOTICE_KINDS) kind?: NoticeKind;
  @IsOptional() @IsIn(['true', 'false']) unread?: 'true' | 'false';
  @IsOptional() @IsString() limit?: string;
  @IsOptional() @IsString() cursor?: string;
}

/** Somebody whom a notice is for. */
export class NoticeReader {
  @IsString() id!: string;
  @IsString() name!: string;
}

export class NoticeDepartment {
  @IsString() id!: string;
  @IsString() name!: string;
}

export class NoticeAnswer {
  @IsString() text!: string;
  @IsOptional() @IsString() by!: string | null;
  @IsInstant() at!: string;
}

/** A notice as its reader sees it. `department` null: for the whole school. `readBy`, `notRead`: for heads and admins alone. */
export class Notice {
  @IsString() id!: string;
  @IsIn(NOTICE_KINDS) kind!: NoticeKind;
  @IsString() title!: string;
  @IsString() text!: string;
  @IsBoolean() mustRead!: boolean;
  @IsOptional() @ValidateNested() @Type(() => NoticeDepartment) department!: NoticeDepartment | null;
  @ValidateNested() @Type(() => NoticeReader) by!: NoticeReader;
  @IsInstant() at!: string;
  /** One's own is read. */
  @IsBoolean() read!: boolean;
  @IsOptional() @ValidateNested() @Type(() => NoticeAnswer) answer!: NoticeAnswer | null;
  @IsOptional() @ValidateNested({ each: true }) @Type(() => NoticeReader) readBy?: NoticeReader[];
  @IsOptional() @ValidateNested({ each: true }) @Type(() => NoticeReader) notRead?: NoticeReader[];
}
