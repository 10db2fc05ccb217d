import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { IsDateOnly, IsInstant } from '../time/date-validators.js';
import { MACHINE_STATES, type MachineState } from './machine-now.js';

/** The days to be looked at; this week unless said. */
export class MachinesQuery {
  @IsOptional() @IsDateOnly() from?: string;
  @IsOptional() @IsDateOnly() to?: string;
}

/** A request that has a machine from its lesson until it is taken down, or a machine job, and until when it cools, is cleaned or charges after that. What for and whose: for those who see everybody's requests. */
export class MachineUse {
  @IsOptional() @IsString() requisitionId!: string | null;
  @IsOptional() @IsString() jobId!: string | null;
  @IsOptional() @IsString() title!: string | null;
  @IsOptional() @IsString() group!: string | null;
  @IsOptional() @IsString() room!: string | null;
  @IsInstant() from!: string;
  @IsInstant() until!: string;
  @IsInstant() ready!: string;
}

/** A thing with a label of its own, of which there is one: a laser cutter, a kiln, a trolley of laptops; how it is now, and who has it in turn. */
export class Machine {
  @IsString() id!: string;
  @IsString() name!: string;
  @IsString() category!: string;
  @IsString() location!: string;
  @IsInt() turnaroundMinutes!: number;
  /** People take it out and write down that they did: it runs no jobs between lessons. */
  @IsBoolean() useLog!: boolean;
  @IsBoolean() outOfService!: boolean;
  @IsOptional() @IsString() outOfServiceReason!: string | null;
  @IsIn(MACHINE_STATES) state!: MachineState;
  /** Until when it is as it is now; null where nothing says. */
  @IsOptional() @IsInstant() stateUntil!: string | null;
  @ValidateNested({ each: true }) @Type(() => MachineUse) uses!: MachineUse[];
}

/** Machines by kind and name, with who has each in the order of time. */
export class Machines {
  @IsDateOnly() from!: string;
  @IsDateOnly() to!: string;
  @ValidateNested({ each: true }) @Type(() => Machine) machines!: Machine[];
}
