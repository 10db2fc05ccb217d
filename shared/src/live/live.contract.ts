import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import type { EventName } from '../events/events.js';
import { EVENT_NAMES } from '../events/subject-of-event.js';

/** Where somebody begins to listen. */
export class EventsQuery {
  /** Behind which event: `newestEvent` of `/api/me`, so that nothing is missed between that answer and the stream. `Last-Event-ID` goes before it. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(Number.MAX_SAFE_INTEGER) after?: number;
}

/**
 * One thing that happened, as it is told to whoever listens: enough to know what to look at again, and not what became of it. `by` is a
 * name; null for what nobody did, which `byItself` says, and where it is not theirs to know.
 */
export class LiveEvent {
  @IsIn(EVENT_NAMES) kind!: EventName;
  @IsOptional() @IsString() requisitionId?: string;
  @IsOptional() @IsString() lessonId?: string;
  @IsOptional() @IsString({ each: true }) taskIds?: string[];
  @IsOptional() @IsString() apparatusId?: string;
  @IsOptional() @IsString() by!: string | null;
  /** Nobody did it: it followed from something else, as an acceptance does where nothing stands in its way. */
  @IsOptional() @IsBoolean() byItself?: true;
}
