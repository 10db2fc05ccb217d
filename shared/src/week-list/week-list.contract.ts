import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsOneLine } from '../reading/one-line.contract.js';
import { IsDateOnly, IsInstant, IsWallTime } from '../time/date-validators.js';
import { NEED_LIMITS } from './limits.js';

/** The week of any day of it (this week unless said) of a department. */
export class WeekListQuery {
  @IsString() departmentId!: string;
  @IsOptional() @IsDateOnly() week?: string;
  @IsOptional() @IsIn(['json', 'csv']) format?: 'json' | 'csv';
}

/** When a department's shopping for a week closes: a weekday (1 = Monday) and a time before the week; both null: it does not. */
export class CutOffBody {
  /** The one that was read, 0 where there was none. */
  @IsInt() @Min(0) version!: number;
  @ValidateIf(({ weekday }: CutOffBody) => weekday !== null) @IsInt() @Min(1) @Max(7) weekday!: number | null;
  @ValidateIf(({ weekday }: CutOffBody) => weekday !== null) @IsWallTime() time!: string | null;
}

/** A need of pupils of a class, such as 'no gluten', and how many it is for; never whom. */
export class Need {
  @IsString() @IsOneLine() @Length(1, NEED_LIMITS.need) @Matches(/\S/, { message: '$property must not be blank' }) need!: string;
  @IsInt() @Min(1) @Max(NEED_LIMITS.count) count!: number;
}

/** All needs of a class, in place of those before. */
export class NeedsBody {
  @IsInt() @Min(0) version!: number;
  @IsArray() @ArrayMaxSize(NEED_LIMITS.needs) @ValidateNested({ each: true }) @Type(() => Need) needs!: Need[];
}

/** The needs of one class. */
export class GroupNeeds {
  @IsString() groupId!: string;
  @IsString() group!: string;
  @IsInt() version!: number;
  @ValidateNested({ each: true }) @Type(() => Need) needs!: Need[];
}

/** A lesson that something is for. */
export class WeekLesson {
  @IsString() requisitionId!: string;
  @IsString() title!: string;
  @IsDateOnly() date!: string;
  @IsString() period!: string;
  @IsString() group!: string;
  @IsInt() pupils!: number;
}

/** How much is for which lesson; `isLate`: asked for after the shopping closed. */
export class WeekLessonAmount {
  @ValidateNested() @Type(() => WeekLesson) lesson!: WeekLesson;
  @IsNumber() quantity!: number;
  @IsBoolean() isLate!: boolean;
}

/** A thing of the week's list: what is needed of it, how much of that was asked for too late, what is there in date, and what is to be bought. */
export class WeekItem {
  @IsString() name!: string;
  @IsOptional() @IsString() unit!: string | null;
  @IsOptional() @IsNumber() concentration!: number | null;
  @IsOptional() @IsString() concentrationText!: string | null;
  @IsNumber() needed!: number;
  @IsNumber() late!: number;
  @IsNumber() there!: number;
  @IsNumber() toBuy!: number;
  @IsOptional() @IsString() supplier!: string | null;
  @IsOptional() @IsString() location!: string | null;
  @ValidateNested({ each: true }) @Type(() => WeekLessonAmount) lessons!: WeekLessonAmount[];
}

/** Pieces to be cut of one material and size, in millimetres. */
export class WeekCut {
  @IsString() material!: string;
  @IsNumber() length!: number;
  @IsNumber() width!: number;
  @IsOptional() @IsNumber() thickness!: number | null;
  @IsNumber() pieces!: number;
  @IsNumber() squareMetres!: number;
  @IsArray() @IsString({ each: true }) parts!: string[];
  @ValidateNested({ each: true }) @Type(() => WeekLessonAmount) lessons!: WeekLessonAmount[];
}

/** What the requests of a department's week need that is used up: what to buy, what to cut, and what its classes need. */
export class WeekList {
  @IsDateOnly() from!: string;
  @IsDateOnly() to!: string;
  @IsString() departmentId!: string;
  @IsString() department!: string;
  @ValidateNested() @Type(() => CutOffBody) cutOff!: CutOffBody;
  /** When the shopping for this week closes; null where the department has not said. */
  @IsOptional() @IsInstant() closes!: string | null;
  @IsBoolean() closed!: boolean;
  /** The requests of the week that ask for something that is used up. */
  @IsInt() requests!: number;
  @ValidateNested({ each: true }) @Type(() => WeekItem) items!: WeekItem[];
  @ValidateNested({ each: true }) @Type(() => WeekCut) cuts!: WeekCut[];
  /** The classes with a request in the week. */
  @ValidateNested({ each: true }) @Type(() => GroupNeeds) classes!: GroupNeeds[];
}
