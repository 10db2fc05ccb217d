import { Type } from 'class-transformer';
import { IsInstant } from '../time/date-validators.js';
import { IsOptional, IsString, ValidateNested } from 'class-validator';
import { CalendarRange } from './calendar.contract.js';
import { PersonName } from './lesson.contract.js';

/** Absences that touch the dates, both included; at most 400 days. One's own, or everybody's for those who read all lessons. */
export class AbsenceQuery extends CalendarRange {
  @IsOptional() @IsString() personId?: string;
  @IsOptional() @IsString() limit?: string;
  @IsOptional() @IsString() cursor?: string;
}

/** The whole team of a department that is away as one entry; its id takes all of it back. */
export class AwayTeam {
  @IsString() id!: string;
  @IsString() departmentId!: string;
  @IsString() department!: string;
}

/** A stretch of time [from, to) in which a person is away. The reason is told to that person, to heads and to admins. */
export class AbsenceView {
  @IsString() id!: string;
  @ValidateNested() @Type(() => PersonName) person!: PersonName;
  @IsInstant() from!: string;
  @IsInstant() to!: string;
  @IsOptional() @IsString() reason!: string | null;
  @IsOptional() @ValidateNested() @Type(() => AwayTeam) team!: AwayTeam | null;
}
