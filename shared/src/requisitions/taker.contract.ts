import { IsBoolean, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { PersonName } from '../calendar/lesson.contract.js';

/** A colleague to whom a request can be handed over; `free`: they have no lesson at the time of it. */
export class Taker {
  @ValidateNested() @Type(() => PersonName) person!: PersonName;
  @IsBoolean() free!: boolean;
}
