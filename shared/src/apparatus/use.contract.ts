import { Type } from 'class-transformer';
import { IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { IsInstant } from '../time/date-validators.js';
import { APPARATUS_LIMITS } from './limits.js';

/** That oneself took it out, and brought it back; `back` is left out while it is out. */
export class UseBody {
  @IsInstant() out!: string;
  @IsOptional() @IsInstant() back?: string;
  @IsOptional() @IsString() @MaxLength(APPARATUS_LIMITS.note) note?: string;
}

/** That it is back. */
export class UseBackBody {
  @IsInstant() back!: string;
}

/** Who used something. */
export class UserOfApparatus {
  @IsString() id!: string;
  @IsString() code!: string;
  @IsString() name!: string;
}

export class ApparatusUse {
  @IsString() id!: string;
  @ValidateNested() @Type(() => UserOfApparatus) by!: UserOfApparatus;
  @IsInstant() out!: string;
  @IsOptional() @IsInstant() back!: string | null;
  @IsString() note!: string;
}

export class UsesQuery {
  @IsOptional() @IsString() limit?: string;
  @IsOptional() @IsString() cursor?: string;
}
