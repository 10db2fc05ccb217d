import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import { EVENT_SUBJECTS, type EventSubject } from '../events/event-subjects.js';
import type { EventName } from '../events/events.js';
import { EVENT_NAMES } from '../events/subject-of-event.js';
import { IsInstant } from '../time/date-validators.js';

/** What came with an answer as `Undo-Token`: it takes back what the request did. */
export class UndoBody {
  @IsString() @Length(1, 100) token!: string;
}

/** One thing that is as it was before. */
export class UndoneThing {
  @IsIn(EVENT_SUBJECTS) subject!: EventSubject;
  @IsString() id!: string;
}

/** An act that was taken back; `already`: it had been before, and nothing was done now. */
export class Undone {
  @IsBoolean() already!: boolean;
  @ValidateNested({ each: true }) @Type(() => UndoneThing) things!: UndoneThing[];
}

/** What somebody did since, on which an act can no longer be taken back. */
export class BuiltOn {
  @IsString() id!: string;
  @IsInstant() at!: string;
  @IsOptional() @IsString() by!: string | null;
  @IsIn(EVENT_NAMES) what!: EventName;
  @IsIn(EVENT_SUBJECTS) subject!: EventSubject;
  @IsString() subjectId!: string;
}
