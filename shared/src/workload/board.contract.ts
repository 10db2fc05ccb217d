import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsString, ValidateNested } from 'class-validator';
import { PersonName } from '../calendar/lesson.contract.js';
import { TASK_KINDS } from '../prep/task-kinds.js';
import type { TaskKind } from '../prep/task-windows.js';
import { IsDateOnly, IsInstant } from '../time/date-validators.js';
import { LOAD_LEVELS, type LoadLevel } from './pressure.js';

export class BoardQuery {
  /** The first day of a week, by the school's own first weekday. */
  @IsDateOnly() week!: string;
  @IsOptional() @IsString() departmentId?: string;
}

/** A stretch of time, its end not included. */
export class BoardStretch {
  @IsInstant() from!: string;
  @IsInstant() to!: string;
}

/** One class's part of a card. `fixedMinutes` are those of its minutes that a batch spends once. */
export class BoardTask {
  @IsString() id!: string;
  @IsInt() version!: number;
  @IsOptional() @IsString() requisitionId!: string | null;
  /** Null for a duty, which is for no lesson. */
  @IsOptional() @IsString() group!: string | null;
  @IsOptional() @IsString() room!: string | null;
  @IsOptional() @IsInstant() lessonStart!: string | null;
  @IsOptional() @IsInt() sets!: number | null;
  @IsNumber() minutes!: number;
  @IsNumber() fixedMinutes!: number;
  @IsInstant() from!: string;
  @IsInstant() due!: string;
  @IsBoolean() pinned!: boolean;
  @IsBoolean() done!: boolean;
}

/**
 * Work that is done in one go and moves as one: a batch, or what is delivered, collected or cleared of one practical by one person on a day.
 * `from` and `due`: when all that is open of it can be done. `pinned`: some of that stays where it is when a week is planned.
 */
export class BoardCard {
  @IsString() key!: string;
  @IsIn(TASK_KINDS) kind!: TaskKind;
  @IsString() title!: string;
  @IsString() departmentId!: string;
  @IsOptional() @IsString() practicalId!: string | null;
  @IsOptional() @IsInt() practicalVersion!: number | null;
  /** What whoever does it must have learnt; null: anybody can. */
  @IsOptional() @IsString() specialism!: string | null;
  /** Whose it is, where that is nobody of the board. */
  @IsOptional() @ValidateNested() @Type(() => PersonName) elsewhere!: PersonName | null;
  @ValidateNested({ each: true }) @Type(() => BoardTask) tasks!: BoardTask[];
  @IsNumber() minutes!: number;
  @IsInstant() from!: string;
  @IsInstant() due!: string;
  @IsBoolean() pinned!: boolean;
  @IsBoolean() done!: boolean;
}

/** A technician's day: minutes asked and there are, when the person works, and when a break or an absence meets that. */
export class BoardCell {
  @IsDateOnly() date!: string;
  @IsNumber() workMinutes!: number;
  @IsNumber() technicianMinutes!: number;
  /** The working hours of the day, breaks among them. */
  @ValidateNested({ each: true }) @Type(() => BoardStretch) hours!: BoardStretch[];
  @ValidateNested({ each: true }) @Type(() => BoardStretch) breaks!: BoardStretch[];
  @ValidateNested({ each: true }) @Type(() => BoardStretch) away!: BoardStretch[];
  @ValidateNested({ each: true }) @Type(() => BoardCard) cards!: BoardCard[];
}

/** A technician's week; null: the work that nobody of the board has taken. `takes`: the departments whose work the person may be given; `specialisms`: what the person has learnt; `prepRoom`: the code of the one in which they work. */
export class BoardRow {
  @IsOptional() @ValidateNested() @Type(() => PersonName) technician!: PersonName | null;
  @IsArray() @IsString({ each: true }) takes!: string[];
  @IsArray() @IsString({ each: true }) specialisms!: string[];
  @IsOptional() @IsString() prepRoom!: string | null;
  @ValidateNested({ each: true }) @Type(() => BoardCell) cells!: BoardCell[];
}

/** Minutes asked and there are on a day, as `WorkloadDay` says them; [from, to) is the day itself. */
export class BoardDay {
  @IsDateOnly() date!: string;
  @IsOptional() @IsString() weekLabel!: string | null;
  /** It is of the week before or after, and there because work of the week can be done on it. */
  @IsBoolean() beside!: boolean;
  @IsInstant() from!: string;
  @IsInstant() to!: string;
  @IsNumber() workMinutes!: number;
  @IsNumber() technicianMinutes!: number;
  @IsIn(LOAD_LEVELS) level!: LoadLevel;
}

/**
 * A week of technicians by days; what nobody has taken comes first. Without days there is no teaching in that week. `nextDayEnd`: by when what is
 * overdue is to be done.
 */
export class Board {
  @IsDateOnly() week!: string;
  @IsOptional() @IsString() departmentId!: string | null;
  @ValidateNested({ each: true }) @Type(() => BoardDay) days!: BoardDay[];
  @ValidateNested({ each: true }) @Type(() => BoardRow) rows!: BoardRow[];
  @IsInstant() nextDayEnd!: string;
}
