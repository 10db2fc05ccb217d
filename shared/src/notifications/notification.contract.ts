import { IsBoolean, IsIn, IsInt, IsOptional, IsString } from 'class-validator';
import { IsInstant } from '../time/date-validators.js';

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

export class NotificationChange {
  @IsBoolean() read!: boolean;
}

/** A message as the admin's outbox shows it: what was, or without a mail server would have been, sent. */
export class OutgoingMail {
  @IsString() id!: string;
  @IsString() to!: string;
  @IsString() event!: string;
  @IsString() subject!: string;
  @IsString() text!: string;
  @IsInstant() at!: string;
  @IsIn(['waiting', 'sent', 'failed', 'not-sent']) status!: 'waiting' | 'sent' | 'failed' | 'not-sent';
  @IsOptional() @IsInstant() sentAt!: string | null;
  @IsInt() attempts!: number;
  @IsOptional() @IsString() problem!: string | null;
}

export class ListQuery {
  @IsOptional() @IsString() limit?: string;
  @IsOptional() @IsString() cursor?: string;
}
