import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsObject, IsString, Length, ValidateNested } from 'class-validator';
import { REQUISITION_LIMITS } from './limits.js';
import { RequisitionFields } from './requisition-ask.contract.js';
import { Requisition } from './requisition.contract.js';

/** What is asked for at each lesson of a series. */
export class SeriesRequisition extends RequisitionFields {
  @IsIn(['draft', 'submitted']) status!: 'draft' | 'submitted';
}

/** One request for each of these lessons, every one once. */
export class SeriesBody {
  @IsObject() @ValidateNested() @Type(() => SeriesRequisition) requisition!: SeriesRequisition;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(REQUISITION_LIMITS.series)
  @ArrayUnique((id: unknown) => String(id).toLowerCase())
  @IsString({ each: true })
  @Length(1, 100, { each: true })
  lessonIds!: string[];
}

/** A lesson for which nothing was written, and why: a refusal as it would be answered for that lesson alone. */
export class RefusedLesson {
  @IsString() lessonId!: string;
  @IsObject() problem!: object;
}

/** What became of a series, in the order of its lessons. */
export class SeriesAnswer {
  @ValidateNested({ each: true }) @Type(() => Requisition) created!: Requisition[];
  @ValidateNested({ each: true }) @Type(() => RefusedLesson) refused!: RefusedLesson[];
}
