import { IsIn, IsString } from 'class-validator';

/** What a server says of itself while it can do its work; `busy`: at this moment requests wait for the database. */
export class Health {
  @IsIn(['ok']) status!: 'ok';
  @IsIn(['ok', 'busy']) database!: 'ok' | 'busy';
  @IsString() version!: string;
}
