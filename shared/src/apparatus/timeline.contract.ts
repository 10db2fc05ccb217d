import { Transform, Type } from 'class-transformer';
import { IsArray, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { IsDateOnly } from '../time/date-validators.js';
import { Apparatus } from './apparatus.contract.js';

/** Of some apparatus, by words of its name (`q`) or by its `ids` with commas between them; without either of all. */
export class TimelineQuery {
  @IsDateOnly() from!: string;
  @IsDateOnly() to!: string;
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.join(',') : value))
  @IsString()
  @MaxLength(8_000)
  ids?: string;
  @IsOptional() @IsString() limit?: string;
  @IsOptional() @IsString() cursor?: string;
}

export class TimelineHold {
  @IsString() requisitionId!: string;
  @IsInt() quantity!: number;
}

/** One period of one teaching day: the least that is free from its start until it ends and the apparatus is ready again, and who has it then. */
export class TimelineCell {
  @IsDateOnly() date!: string;
  @IsString() period!: string;
  /** The set of bells that the period belongs to, where the school has several. */
  @IsOptional() @IsString() schedule?: string;
  @IsInt() free!: number;
  @ValidateNested({ each: true }) @Type(() => TimelineHold) held!: TimelineHold[];
}

export class TimelineItem {
  @ValidateNested() @Type(() => Apparatus) apparatus!: Apparatus;
  @ValidateNested({ each: true }) @Type(() => TimelineCell) cells!: TimelineCell[];
}

/** A request that holds something of a timeline. */
export class TimelineRequest {
  @IsString() id!: string;
  @IsString() title!: string;
  @IsString() teacher!: string;
  @IsString() group!: string;
}

/** What is free when, by apparatus; `requests` says whose the holds are, to those who may see that. */
export class Timeline {
  @IsArray() @ValidateNested({ each: true }) @Type(() => TimelineItem) items!: TimelineItem[];
  @ValidateNested({ each: true }) @Type(() => TimelineRequest) requests!: TimelineRequest[];
  @IsOptional() @IsString() nextCursor?: string;
}
