import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { PersonName } from '../calendar/lesson.contract.js';
import { IsOneLine } from '../reading/one-line.contract.js';
import { IsDateOnly, IsInstant } from '../time/date-validators.js';
import { MACHINE_JOB_LIMITS as MOST } from './limits.js';

/**
 * What a machine is to do between lessons: a firing of several classes' pieces, or what is cut for a class. Without `startsAt` it waits in the
 * machine's queue and asks for no time yet. `minutes`: the technician's own; `runMinutes`: the machine's; `coolMinutes`: from the end of the run
 * until what is in it can be taken out, as long as the machine takes after any use unless said.
 */
export class MachineJobBody {
  @IsString() apparatusId!: string;
  @IsString() @IsOneLine() @Length(1, MOST.title) @Matches(/\S/, { message: '$property must not be blank' }) title!: string;
  /** What goes in: '3 mm birch plywood', '32 tiles, bisque'. */
  @IsOptional() @IsString() @IsOneLine() @MaxLength(MOST.material) material?: string | null;
  /** How many sheets of it, or shelves. */
  @IsOptional() @IsInt() @Min(1) @Max(MOST.sheets) sheets?: number | null;
  /** How the machine is set: 'slow bisque, 1,000 °C'. */
  @IsOptional() @IsString() @IsOneLine() @MaxLength(MOST.programme) programme?: string | null;
  @IsInt() @Min(1) @Max(MOST.minutes) minutes!: number;
  @IsInt() @Min(1) @Max(MOST.runMinutes) runMinutes!: number;
  @IsOptional() @IsInt() @Min(0) @Max(MOST.coolMinutes) coolMinutes?: number | null;
  /** The requests whose pieces are in it. */
  @IsOptional() @IsArray() @ArrayUnique() @ArrayMaxSize(MOST.requests) @IsString({ each: true }) requisitionIds?: string[];
  @IsOptional() @IsInstant() startsAt?: string | null;
  @IsOptional() @IsString() departmentId?: string | null;
}

/** The whole of it as it is from now on. */
export class MachineJobChange extends MachineJobBody {
  @IsInt() @Min(1) version!: number;
}

/** Before which waiting job of the same machine it comes; null: last. */
export class MachineJobMove {
  @IsOptional() @IsString() beforeId!: string | null;
}

/** A request whose pieces are in a job. */
export class MachineJobRequest {
  @IsString() id!: string;
  @IsString() title!: string;
  @IsString() group!: string;
  @IsDateOnly() date!: string;
}

/** The piece of technician's work that a planned job is; it is ticked as any other. */
export class MachineJobTask {
  @IsString() id!: string;
  @IsInt() version!: number;
  @IsOptional() @IsInstant() doneAt!: string | null;
  @IsOptional() @ValidateNested() @Type(() => PersonName) assignee!: PersonName | null;
}

/**
 * A machine job; planned where it has `startsAt`, and then it has a task. `until`: the end of its run; `ready`: the machine is free again;
 * `endedAt`: that was said before the planned end, and is so since.
 */
export class MachineJob {
  @IsString() id!: string;
  @IsInt() version!: number;
  @IsString() apparatusId!: string;
  @IsString() machine!: string;
  @IsString() title!: string;
  @IsString() material!: string;
  @IsOptional() @IsInt() sheets!: number | null;
  @IsString() programme!: string;
  @IsInt() minutes!: number;
  @IsInt() runMinutes!: number;
  @IsOptional() @IsInt() coolMinutes!: number | null;
  @ValidateNested({ each: true }) @Type(() => MachineJobRequest) requisitions!: MachineJobRequest[];
  @IsOptional() @IsInstant() startsAt!: string | null;
  @IsOptional() @IsInstant() until!: string | null;
  @IsOptional() @IsInstant() ready!: string | null;
  @IsOptional() @IsInstant() endedAt!: string | null;
  @IsOptional() @ValidateNested() @Type(() => MachineJobTask) task!: MachineJobTask | null;
  @IsBoolean() done!: boolean;
  @IsString() departmentId!: string;
}

/** What is planned, in the order of time; what waits, in the order of each machine's queue; and what was done of late, the last first. */
export class MachineJobs {
  @ValidateNested({ each: true }) @Type(() => MachineJob) planned!: MachineJob[];
  @ValidateNested({ each: true }) @Type(() => MachineJob) waiting!: MachineJob[];
  @ValidateNested({ each: true }) @Type(() => MachineJob) done!: MachineJob[];
}

export class MachineJobsQuery {
  @IsOptional() @IsString() apparatusId?: string;
}
