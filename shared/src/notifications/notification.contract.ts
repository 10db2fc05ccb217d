import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { IsInstant } from '../time/date-validators.js';
import { MESSAGE_CHOICES, type MessageChoice, type MessageKind, messageKinds } from './message-kinds.js';

/** One message to one person about one event. */
export class Notification {
  @IsString() id!: string;
  @IsString() event!: string;
  @IsString() subject!: string;
  @IsString() text!: string;
  @IsOptional() @IsString() link!: string | null;
  @IsInstant() at!: string;
  @IsBoolean() read!: boolean;
}

/** One's own messages, newest first, of how many, and how many of all of them were not read yet. */
export class NotificationList {
  @IsArray() @ValidateNested({ each: true }) @Type(() => Notification) items!: Notification[];
  @IsOptional() @IsString() nextCursor?: string;
  @IsInt() total!: number;
  @IsInt() unread!: number;
}

export class NotificationChange {
  @IsBoolean() read!: boolean;
}

/** A message as the admin's outbox shows it: what was, or without a mail server would have been, sent. */
export class OutgoingMail {
  @IsString() id!: string;
  @IsString() to!: string;
  @IsString() event!: string;
  /** Of what goes between people about a request its sort alone: what it says is for the person it goes to. */
  @IsString() subject!: string;
  @IsString() text!: string;
  @IsInstant() at!: string;
  @IsIn(['waiting', 'sent', 'failed', 'not-sent']) status!: 'waiting' | 'sent' | 'failed' | 'not-sent';
  /** Before this no e-mail goes: quiet hours, or the wait after an attempt that failed. */
  @IsInstant() after!: string;
  @IsOptional() @IsInstant() sentAt!: string | null;
  @IsInt() attempts!: number;
  @IsOptional() @IsString() problem!: string | null;
}

/** A mail server that cannot be reached or lets nobody in: since when, when it is tried next, and what it said last. */
export class MailServerAway {
  @IsInstant() since!: string;
  @IsInstant() nextTry!: string;
  @IsString() problem!: string;
}

/** How many e-mails that were given up are sent once more, and how many are left for the next call. */
export class RetriedMails {
  @IsInt() retried!: number;
  @IsInt() left!: number;
}

/** The messages of a school to all its people, newest first; `smtp` says whether e-mail goes out at all, `failed` how many were given up. */
export class Outbox {
  @IsArray() @ValidateNested({ each: true }) @Type(() => OutgoingMail) items!: OutgoingMail[];
  @IsOptional() @IsString() nextCursor?: string;
  @IsInt() total!: number;
  @IsBoolean() smtp!: boolean;
  @IsInt() failed!: number;
  @IsOptional() @ValidateNested() @Type(() => MailServerAway) away!: MailServerAway | null;
}

export class ListQuery {
  @IsOptional() @IsString() limit?: string;
  @IsOptional() @IsString() cursor?: string;
}

/** How a person hears of each sort of message by e-mail; what is not sent stays as it was. */
export class NotificationChoices implements Partial<Record<MessageKind, MessageChoice>> {
  [kind: string]: MessageChoice | undefined;
}
for (const kind of messageKinds) {
  IsOptional()(NotificationChoices.prototype, kind);
  IsIn(MESSAGE_CHOICES)(NotificationChoices.prototype, kind);
}

/** How many of one's own messages were not read yet. */
export class UnreadCount {
  @IsInt() unread!: number;
}
