import { IsOptional, IsString } from 'class-validator';

/** Which page of the classes. */
export class GroupQuery {
  @IsOptional() @IsString() limit?: string;
  @IsOptional() @IsString() cursor?: string;
}
