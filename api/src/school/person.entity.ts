import type { Role, WorkingPatternBody } from '@app/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody who works at a school; `accountId` is null until they have joined. */
@Entity('person')
export class PersonRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('int') version!: number;
  @Column('uuid', { nullable: true }) accountId!: string | null;
  @Column('text') name!: string;
  @Column('text') code!: string;
  @Column('text', { nullable: true }) email!: string | null;
  @Column('text', { array: true }) roles!: Role[];
  @Column('jsonb', { nullable: true }) workingPattern!: WorkingPatternBody | null;
  @Column('text', { array: true }) specialisms!: string[];
  @Column('boolean') active!: boolean;
}
