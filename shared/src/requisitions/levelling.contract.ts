import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNumber, IsOptional, IsString, ValidateNested } from 'class-validator';
import { CalendarRange } from '../calendar/calendar.contract.js';
import { PersonName } from '../calendar/lesson.contract.js';
import { IsDateOnly } from '../time/date-validators.js';
import { ASKED_BEFORE, type AskedBefore } from './offers.js';

/** Dates, both included, at most 28 days, and whose work is levelled. */
export class LevellingQuery extends CalendarRange {
  @IsString() departmentId!: string;
}

/** The day of which most is asked beyond the time there is. */
export class WorstDay {
  @IsDateOnly() date!: string;
  @IsNumber() workMinutes!: number;
  @IsNumber() technicianMinutes!: number;
}

/** A lesson of a class. */
export class LevellingLesson {
  @IsString() id!: string;
  @IsDateOnly() date!: string;
  @IsString() period!: string;
}

/**
 * A request at another lesson of its class: `minutesOff` is what the worst day has less of once its teacher has said yes. `asked`: its teacher has a
 * question open already, or has said no to other lessons; null: neither.
 */
export class LevellingMove {
  @IsString() requisitionId!: string;
  @IsString() title!: string;
  @IsString() group!: string;
  @ValidateNested() @Type(() => PersonName) teacher!: PersonName;
  @ValidateNested() @Type(() => LevellingLesson) from!: LevellingLesson;
  @ValidateNested() @Type(() => LevellingLesson) to!: LevellingLesson;
  @IsNumber() minutesOff!: number;
  @IsOptional() @IsIn(ASKED_BEFORE) asked!: AskedBefore | null;
}

/**
 * What would level a stretch of days: requests that make the worst day's work and fit at another lesson of their class, the most minutes first; each
 * was tried and taken back. `worst` null: no day has more work than time. So many were `looked` at of `all`.
 */
export class Levelling extends CalendarRange {
  @IsOptional() @ValidateNested() @Type(() => WorstDay) worst!: WorstDay | null;
  @ValidateNested({ each: true }) @Type(() => LevellingMove) items!: LevellingMove[];
  @IsInt() looked!: number;
  @IsInt() all!: number;
}
