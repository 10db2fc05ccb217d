import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IsOneLine } from '../reading/one-line.contract.js';
import { FACILITIES, type Facility, ROOM_LIMITS } from './limits.js';

/**
 * A room: `code` as timetables write it, `name` as people say it. `facilities` that are not sent are none. `prep`: technicians work in it;
 * `prepRoomId`: the prep room that serves it. `places`: how many pupils it holds.
 */
export class RoomBody {
  @IsString() @IsOneLine() @Length(1, ROOM_LIMITS.code) @Matches(/\S/, { message: '$property must not be blank' }) code!: string;
  @IsOptional() @IsString() @IsOneLine() @MaxLength(ROOM_LIMITS.name) name?: string | null;
  @IsOptional() @IsArray() @ArrayMaxSize(FACILITIES.length) @ArrayUnique() @IsIn(FACILITIES, { each: true }) facilities?: Facility[];
  @IsOptional() @IsBoolean() prep?: boolean;
  @IsOptional() @IsString() prepRoomId?: string | null;
  @IsOptional() @IsInt() @Min(1) @Max(ROOM_LIMITS.places) places?: number | null;
}

/** What is not sent stays as it is; `version` is the one that was read, where somebody else's change is not to be written over. */
export class RoomChange extends RoomBody {
  @IsOptional() @IsInt() @Min(1) version?: number;
}

/** `facility` names what they must have; `prep` keeps prep rooms, or all others. */
export class RoomQuery {
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  @IsOptional() @IsIn(FACILITIES) facility?: Facility;
  @IsOptional() @IsIn(['true', 'false']) prep?: 'true' | 'false';
  @IsOptional() @IsString() limit?: string;
  @IsOptional() @IsString() cursor?: string;
}

/** A room as it is. */
export class Room {
  @IsString() id!: string;
  @IsInt() version!: number;
  @IsString() code!: string;
  @IsOptional() @IsString() name!: string | null;
  @IsIn(FACILITIES, { each: true }) facilities!: Facility[];
  @IsBoolean() prep!: boolean;
  @IsOptional() @IsString() prepRoomId!: string | null;
  @IsOptional() @IsInt() places!: number | null;
}
