import { IsIn, IsString } from 'class-validator';

/** What a server says of itself while it can do its work. */
export class Health {
  @IsIn(['ok']) status!: 'ok';
  @IsIn(['ok']) database!: 'ok';
  @IsString() version!: string;
}
